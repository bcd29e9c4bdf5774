package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Removes a cluster: HyperShift first gets to clean up by itself, then the groups made for the cluster go with all that is
 * in them, then what HyperShift could not let go of, and last the lease.
 */
record ClusterDestruction(
        Supplier<Azure> azure, KubeApi management, PlanRunner runner, EventListener events, Clock clock) {

    /** Asks for the HostedCluster's deletion; returns whether there was anything of the cluster. */
    boolean begin(DestroyClusterRequest request) {
        var lease = lease(request);
        lease.map(it -> hostedCluster(it, request.gracePeriod(), new Cancellation()))
                .filter(HostedClusterRemoval::exists)
                .ifPresent(HostedClusterRemoval::request);
        return lease.isPresent();
    }

    /** Returns whether there was anything of the cluster. */
    boolean run(DestroyClusterRequest request, Cancellation cancellation) {
        var lease = lease(request);
        lease.ifPresent(it -> runner.run(plan(it, request.gracePeriod(), cancellation), cancellation)
                .orThrow());
        return lease.isPresent();
    }

    private Optional<ClusterLease> lease(DestroyClusterRequest request) {
        var key = request.key();
        var lease = new Leases(management, clock).find(key.namespace(), key.name());
        lease.ifPresent(it -> Leases.refuseOthers(it, request.owner(), clock.instant()));
        return lease;
    }

    private HostedClusterRemoval hostedCluster(ClusterLease lease, Duration gracePeriod, Cancellation cancellation) {
        var key = new ClusterKey(lease.namespace(), lease.name());
        return new HostedClusterRemoval(management, key, lease.infraId(), gracePeriod, events, cancellation);
    }

    private Plan plan(ClusterLease lease, Duration gracePeriod, Cancellation cancellation) {
        var key = new ClusterKey(lease.namespace(), lease.name());
        var plan = Plan.named("removal of cluster " + lease.name());
        var hostedCluster = plan.removal("HostedCluster " + key, hostedCluster(lease, gracePeriod, cancellation));
        var groups = addGroups(plan, lease, hostedCluster);
        var stuck = plan.removal(
                "what HyperShift could not let go of", new StuckObjects(management, key, lease.infraId()), groups);
        var secrets = plan.removal(
                "Secrets of " + key, new LabelledObjects(management, key.namespace(), lease.infraId()), stuck);
        var record = addRecord(plan, lease, stuck);
        plan.removal("lease " + key, leaseOf(lease), secrets, record);
        return plan;
    }

    /** One after another: the nodes' interfaces hold the network's subnet, and the subnet its security group. */
    private Step<Void> addGroups(Plan plan, ClusterLease lease, Step<Void> after) {
        var ours = ClusterTags.sayOurs(lease.infraId(), ClusterCreation.managementUid(management));
        var last = after;
        for (var id : lease.resourceGroups()) {
            refuseOtherSubscription(id);
            var name = AzureId.nameOf(id);
            last = plan.removal("resource group " + name, azure.get().groups().removal(name, ours), last);
        }
        return last;
    }

    /** Only when the HostedCluster is gone: as long as its ingress operator lives, it writes the record again. */
    private Step<Void> addRecord(Plan plan, ClusterLease lease, Step<Void> after) {
        var zone = new Zone(AzureId.nameOf(lease.dnsZone()), lease.dnsZone(), AzureId.groupOf(lease.dnsZone()));
        var name = new InfraNames(lease.name(), lease.infraId(), zone.name()).appsRecord();
        return plan.removal(
                "record " + name + " of " + zone.name(), azure.get().publicDns().addressRecord(zone, name), after);
    }

    private void refuseOtherSubscription(String group) {
        if (!AzureId.same(group, AzureId.group(azure.get().subscription(), AzureId.nameOf(group)))) {
            throw new HyperShiftException(Problem.of(
                            "other-subscription",
                            "the cluster lies in {}, the credentials are for subscription {}",
                            group,
                            azure.get().subscription())
                    .remedy("Give credentials for its subscription with {}.", Parameter.AZURE_CREDENTIALS_FILE));
        }
    }

    private Removal leaseOf(ClusterLease lease) {
        var leases = new Leases(management, clock);
        return removal(() -> leases.find(lease.namespace(), lease.name()).isPresent(), () -> leases.release(lease));
    }

    private static Removal removal(BooleanSupplier exists, Runnable delete) {
        return new Removal() {
            @Override
            public boolean exists() {
                return exists.getAsBoolean();
            }

            @Override
            public void delete() {
                delete.run();
            }
        };
    }
}
