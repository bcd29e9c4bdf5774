package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.LeaseHold;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Starts clusters: the lease first, so that whatever happens, what was made can be found. */
record ClusterCreation(Azure azure, KubeApi management, PlanRunner runner, Leases leases) {

    /** Records the cluster. Nothing of it exists before this returns. */
    Beginning record(PreparedCluster cluster, Cancellation cancellation) {
        var surroundings = Surroundings.of(cluster, azure, management, leases);
        cancellation.check();
        var hold = leases.take(lease(cluster, surroundings), cancellation);
        try {
            refuseOtherInfraId(cluster, hold.lease());
        } catch (HyperShiftException e) {
            hold.close();
            throw e;
        }
        return new Beginning(this, cluster, surroundings, hold);
    }

    /**
     * A cluster that is on record.
     *
     * @param hold its lease; where that was not there before, whatever there will be of the cluster is made by this call
     */
    record Beginning(ClusterCreation creation, PreparedCluster cluster, Surroundings surroundings, LeaseHold hold)
            implements AutoCloseable {

        /** Makes what HyperShift needs to bring the cluster up. */
        void run() {
            creation.leases.tell(hold);
            var lease = hold.lease();
            var plan = creation.plan(Plan.named(planOf(lease)), cluster, lease, surroundings);
            creation.runner.run(plan, hold.cancellation()).orThrow();
        }

        @Override
        public void close() {
            hold.close();
        }
    }

    /** Tells what recording and starting the cluster would do; throws where it would fail before anything is made. */
    void rehearse(PreparedCluster cluster, Cancellation cancellation) {
        var surroundings = Surroundings.of(cluster, azure, management, leases);
        cancellation.check();
        var wanted = lease(cluster, surroundings);
        var lease = leases.rehearsal().take(wanted, cancellation);
        refuseOtherInfraId(cluster, lease);
        var isMadeUp = lease.infraId().equals(wanted.infraId())
                && cluster.request().infraId().isEmpty();
        var plan = isMadeUp ? Plan.named(planOf(lease), lease.infraId()) : Plan.named(planOf(lease));
        runner.dryRun(plan(plan, cluster, lease, surroundings), cancellation).orThrow();
    }

    private static String planOf(ClusterLease lease) {
        return "cluster " + lease.name();
    }

    private Plan plan(Plan plan, PreparedCluster cluster, ClusterLease lease, Surroundings surroundings) {
        var tags = ClusterTags.of(
                lease, surroundings.managementUid(), cluster.request().tags());
        return new ClusterPlan(cluster, lease, azure, management, plan)
                .plan(surroundings.zone(), surroundings.principals(), tags);
    }

    private ClusterLease lease(PreparedCluster cluster, Surroundings surroundings) {
        var request = cluster.request();
        var infraId = request.infraId().orElseGet(() -> InfraId.of(request.name(), new SecureRandom()));
        var names = new InfraNames(request.name(), infraId, request.baseDomain());
        var now = management.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var expiry = leases.expiry(request.namespace(), now, request.ownership().ttl());
        return new ClusterLease(
                request.namespace(),
                request.name(),
                request.ownership().owner(),
                infraId,
                names.groups().stream()
                        .map(group -> AzureId.group(azure.subscription(), group))
                        .toList(),
                surroundings.zone().id(),
                cluster.foundation(),
                request.ownership().source(),
                now,
                expiry,
                Optional.empty());
    }

    /** What tells this management cluster from all others. */
    static String managementUid(KubeApi management) {
        return management.get(Ref.namespace("kube-system")).uid();
    }

    private static void refuseOtherInfraId(PreparedCluster cluster, ClusterLease lease) {
        cluster.request().infraId().filter(it -> !it.equals(lease.infraId())).ifPresent(it -> {
            throw new HyperShiftException(Problem.of(
                            "immutable",
                            "cluster {} exists with infra ID {}, not {} ({})",
                            lease.name(),
                            lease.infraId(),
                            it,
                            Parameter.INFRA_ID)
                    .remedy("Leave {} out to go on with it.", Parameter.INFRA_ID));
        });
    }
}
