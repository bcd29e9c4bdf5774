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
import io.hypershift.azure.lease.StoredLease;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts clusters: the lease first, so that whatever happens, what was made can be found. */
record ClusterCreation(
        Azure azure,
        KubeApi management,
        PlanRunner runner,
        Leases leases,
        Preflight preflight,
        Function<PreparedCluster, InfraSource> infrastructure) {

    ClusterCreation(Azure azure, KubeApi management, PlanRunner runner, Leases leases, Preflight preflight) {
        this(azure, management, runner, leases, preflight, ClusterCreation::ownInfrastructure);
    }

    /** Records the cluster. Nothing of it exists before this returns. */
    Beginning record(PreparedCluster cluster, Cancellation cancellation) {
        var infra = infrastructure.apply(cluster);
        var surroundings = look(cluster, infra, cancellation);
        cancellation.check();
        var hold = leases.take(lease(cluster, infra, surroundings), cancellation);
        try {
            refuseOtherInfraId(infra, hold.lease());
            refuseOtherGroups(infra, surroundings, hold.lease());
        } catch (HyperShiftException e) {
            hold.close();
            throw e;
        }
        return new Beginning(this, cluster, infra, surroundings, hold);
    }

    /**
     * A cluster that is on record.
     *
     * @param hold its lease; where that was not there before, whatever there will be of the cluster is made by this call
     */
    record Beginning(
            ClusterCreation creation,
            PreparedCluster cluster,
            InfraSource infra,
            Surroundings surroundings,
            LeaseHold hold)
            implements AutoCloseable {

        /** Makes what HyperShift needs to bring the cluster up. */
        void run() {
            creation.leases.tell(hold);
            var lease = hold.lease();
            var plan = creation.plan(Plan.named(planOf(lease)), cluster, lease, infra, surroundings);
            creation.runner.run(plan, hold.cancellation()).orThrow();
        }

        @Override
        public void close() {
            hold.close();
        }
    }

    /** Tells what recording and starting the cluster would do; throws where it would fail before anything is made. */
    void rehearse(PreparedCluster cluster, Cancellation cancellation) {
        var infra = infrastructure.apply(cluster);
        var surroundings = look(cluster, infra, cancellation);
        cancellation.check();
        var wanted = lease(cluster, infra, surroundings);
        var lease = leases.rehearsal().take(wanted, cancellation);
        refuseOtherInfraId(infra, lease);
        refuseOtherGroups(infra, surroundings, lease);
        var isMadeUp =
                lease.infraId().equals(wanted.infraId()) && infra.givenInfraId().isEmpty();
        var plan = isMadeUp ? Plan.named(planOf(lease), lease.infraId()) : Plan.named(planOf(lease));
        runner.dryRun(plan(plan, cluster, lease, infra, surroundings), cancellation)
                .orThrow();
    }

    /** A cluster that is on record has been found possible, and meanwhile uses itself what it was to find. */
    private Surroundings look(PreparedCluster cluster, InfraSource infra, Cancellation cancellation) {
        Surroundings.refuseElsewhere(cluster, azure, management);
        var key = cluster.key();
        var recorded = leases.find(key.namespace(), key.name()).map(StoredLease::lease);
        Supplier<Surroundings> look = () -> Surroundings.of(cluster, infra, azure, management, leases, recorded);
        return recorded.isPresent()
                ? look.get()
                : preflight.begin(cluster, azure, management, cancellation).with(look);
    }

    private static String planOf(ClusterLease lease) {
        return "cluster " + lease.name();
    }

    private Plan plan(
            Plan plan, PreparedCluster cluster, ClusterLease lease, InfraSource infra, Surroundings surroundings) {
        var steps = new ClusterPlan(cluster, lease, azure, management, plan);
        if (infra instanceof InfraJson there) {
            return steps.plan(there);
        }
        var wanted = (InfraRequest) infra;
        var tags = ClusterTags.of(
                lease, surroundings.managementUid(), wanted.place().tags());
        return steps.plan(wanted, surroundings, tags);
    }

    private ClusterLease lease(PreparedCluster cluster, InfraSource infra, Surroundings surroundings) {
        var request = cluster.request();
        var infraId = infraId(cluster, infra);
        var now = management.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var expiry = leases.expiry(request.namespace(), now, request.ownership().ttl());
        var groups = Groups.of(infra, infraId, surroundings, azure.subscription());
        return new ClusterLease(
                request.namespace(),
                request.name(),
                request.ownership().owner(),
                infraId,
                groups.own(),
                groups.kept(),
                surroundings.zone().id(),
                infra.appsDomain().record(),
                cluster.foundation(),
                request.ownership().source(),
                now,
                expiry,
                Optional.empty());
    }

    /** The ids of the groups made for a cluster, and of those that were there before. */
    private record Groups(List<String> own, List<String> kept) {
        static Groups of(InfraSource infra, String infraId, Surroundings surroundings, String subscription) {
            if (!(infra instanceof InfraRequest wanted)) {
                return new Groups(List.of(), List.of());
            }
            var layout = new InfraLayout(wanted.of(infraId), surroundings.ground());
            return new Groups(ids(layout.ownGroups(), subscription), ids(layout.keptGroups(), subscription));
        }

        private static List<String> ids(List<String> names, String subscription) {
            return names.stream().map(it -> AzureId.group(subscription, it)).toList();
        }
    }

    private static String infraId(PreparedCluster cluster, InfraSource infra) {
        return infra.givenInfraId().orElseGet(() -> InfraId.of(cluster.request().name(), new SecureRandom()));
    }

    /** The infrastructure that the request asks for. */
    static InfraSource ownInfrastructure(PreparedCluster cluster) {
        return cluster.infra();
    }

    /** What tells this management cluster from all others. */
    static String managementUid(KubeApi management) {
        return management.get(Ref.namespace("kube-system")).uid();
    }

    private static void refuseOtherInfraId(InfraSource infra, ClusterLease lease) {
        infra.givenInfraId().filter(it -> !it.equals(lease.infraId())).ifPresent(it -> {
            throw new HyperShiftException(Problem.of(
                            "immutable",
                            "cluster {} exists with infra ID {}, not {} ({})",
                            lease.name(),
                            lease.infraId(),
                            it,
                            infra instanceof InfraJson ? Parameter.INFRA_JSON_FILE : Parameter.INFRA_ID)
                    .remedy("Ask for it as it was made, or choose another name with {}.", Parameter.CLUSTER_NAME));
        });
    }

    /** What there is of a cluster lies where its lease says: it is not made a second time elsewhere. */
    private void refuseOtherGroups(InfraSource infra, Surroundings surroundings, ClusterLease lease) {
        var groups = Groups.of(infra, lease.infraId(), surroundings, azure.subscription());
        if (!areSame(groups.own(), lease.resourceGroups()) || !areSame(groups.kept(), lease.keptGroups())) {
            throw new HyperShiftException(Problem.of(
                            "immutable",
                            "cluster {} exists in {}, not in {}",
                            lease.name(),
                            names(lease.resourceGroups(), lease.keptGroups()),
                            names(groups.own(), groups.kept()))
                    .remedy(
                            "Ask for it as it was made ({}, and its network), or destroy it first.",
                            Parameter.RESOURCE_GROUP_NAME));
        }
    }

    private static boolean areSame(List<String> ours, List<String> theirs) {
        return lowerCase(ours).equals(lowerCase(theirs));
    }

    private static Set<String> lowerCase(List<String> ids) {
        return ids.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static String names(List<String> own, List<String> kept) {
        var names =
                Stream.concat(own.stream(), kept.stream()).map(AzureId::nameOf).collect(Collectors.joining(", "));
        return names.isEmpty() ? "no resource group" : "resource groups " + names;
    }
}
