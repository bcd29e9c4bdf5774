package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Removes a cluster: HyperShift first gets to clean up by itself, then the groups made for the cluster go with all that is
 * in them, then what HyperShift could not let go of, and last the lease.
 */
record ClusterDestruction(
        Supplier<Azure> azure, KubeApi management, PlanRunner runner, EventListener events, Clock clock) {

    /** Returns whether there was anything of the cluster. */
    boolean run(DestroyClusterRequest request, Cancellation cancellation) {
        var key = request.key();
        var lease = new Leases(management, clock).find(key.namespace(), key.name());
        if (lease.isEmpty()) {
            return false;
        }
        Leases.refuseOthers(lease.get(), request.owner(), clock.instant());
        runner.run(plan(lease.get(), request.gracePeriod(), cancellation), cancellation)
                .orThrow();
        return true;
    }

    private Plan plan(ClusterLease lease, Duration gracePeriod, Cancellation cancellation) {
        var key = new ClusterKey(lease.namespace(), lease.name());
        var plan = Plan.named("removal of cluster " + lease.name());
        var hostedCluster = new HostedClusterRemoval(management, key, gracePeriod, events, cancellation);
        var zone = hostedCluster.find().flatMap(ClusterDestruction::zone);
        var first = plan.removal("HostedCluster " + key, hostedCluster);
        var steps = new ArrayList<Step<?>>();
        zone.ifPresent(it -> steps.add(plan.removal(
                "record *.apps." + lease.name() + " of " + it.name(),
                azure.get()
                        .publicDns()
                        .addressRecord(it, new InfraNames(lease.name(), lease.infraId(), it.name()).appsRecord()),
                first)));
        var ours = ClusterTags.sayOurs(lease.infraId(), ClusterCreation.managementUid(management));
        for (var group : lease.resourceGroups()) {
            steps.add(
                    plan.removal("resource group " + group, azure.get().groups().removal(group, ours), first));
        }
        var stuck = new StuckObjects(management, key);
        steps.add(plan.removal("what HyperShift could not let go of", stuck, steps.toArray(Step<?>[]::new)));
        var secrets = new LabelledObjects(management, key.namespace(), lease.infraId());
        steps.add(plan.removal("Secrets of " + key, secrets, first));
        plan.removal("lease " + key, leaseOf(lease), steps.toArray(Step<?>[]::new));
        return plan;
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

    private static Optional<Zone> zone(Manifest hostedCluster) {
        var id = hostedCluster.text("spec", "dns", "publicZoneID");
        return id.isEmpty() ? Optional.empty() : Optional.of(new Zone(AzureId.nameOf(id), id, AzureId.groupOf(id)));
    }
}
