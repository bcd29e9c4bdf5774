package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.LeaseHold;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.Removal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Removes clusters: the lease is marked first, so that whatever happens, anybody may finish the work. */
record ClusterDestruction(
        Supplier<Azure> azure, KubeApi management, PlanRunner runner, EventListener events, Leases leases) {

    /** Marks the lease and asks for the HostedCluster's deletion; returns whether there was anything of the cluster. */
    boolean begin(DestroyClusterRequest request) {
        var key = request.key();
        var stored = leases.find(key.namespace(), key.name());
        stored.ifPresent(it -> {
            try (var hold = leases.takeForRemoval(it, request.owner(), new Cancellation())) {
                requestDeletion(hold.lease());
            }
        });
        return stored.isPresent();
    }

    /** The same for the owner who has no time left, whoever works on the cluster. */
    boolean abandon(DestroyClusterRequest request) {
        var key = request.key();
        var lease = leases.startRemoval(key.namespace(), key.name(), request.owner());
        lease.ifPresent(this::requestDeletion);
        return lease.isPresent();
    }

    /**
     * Tells what removing the cluster would do; throws where it would be refused.
     *
     * @return whether there is anything of the cluster
     */
    boolean rehearse(DestroyClusterRequest request, Cancellation cancellation) {
        var key = request.key();
        var stored = leases.find(key.namespace(), key.name());
        if (stored.isEmpty()) {
            var others = new OthersCluster(management, request).remains();
            others.ifPresent(it -> rehearse(it, Optional.empty(), cancellation));
            return others.isPresent();
        }
        var lease = stored.get().lease();
        refuseOtherSubscription(lease);
        leases.rehearsal().takeForRemoval(stored.get(), request.owner(), cancellation);
        var remains = Remains.of(lease, ClusterCreation.managementUid(management));
        rehearse(remains, Optional.of(new UnheldLease(leases, key)), cancellation);
        return true;
    }

    private void rehearse(Remains remains, Optional<Removal> lease, Cancellation cancellation) {
        var hostedCluster = hostedCluster(remains, Duration.ZERO, cancellation);
        var plan = new RemovalPlan(remains, azure.get(), management, leases).plan(hostedCluster, lease);
        runner.dryRun(plan, cancellation).orThrow();
    }

    /** Returns whether there was anything of the cluster. */
    boolean run(DestroyClusterRequest request, Cancellation cancellation) {
        var key = request.key();
        var stored = leases.find(key.namespace(), key.name());
        if (stored.isEmpty()) {
            var others = new OthersCluster(management, request).remains();
            others.ifPresent(it -> remove(it, request.gracePeriod(), cancellation, Optional.empty()));
            return others.isPresent();
        }
        refuseOtherSubscription(stored.get().lease());
        try (var hold = leases.takeForRemoval(stored.get(), request.owner(), cancellation)) {
            run(hold, request.gracePeriod());
        }
        return true;
    }

    /** Removes all there is of a cluster on record, the lease last. */
    void run(LeaseHold hold, Duration gracePeriod) {
        try {
            var remains = Remains.of(hold.lease(), ClusterCreation.managementUid(management));
            remove(remains, gracePeriod, hold.cancellation(), Optional.of(hold));
        } catch (RuntimeException e) {
            throw hold.reason(e);
        }
    }

    /** Removes all there is of a cluster, and its lease if there is one. */
    void remove(Remains remains, Duration gracePeriod, Cancellation cancellation, Optional<LeaseHold> hold) {
        var hostedCluster = hostedCluster(remains, gracePeriod, cancellation);
        var plan = new RemovalPlan(remains, azure.get(), management, leases)
                .plan(hostedCluster, hold.map(RemovalPlan::lease));
        runner.run(plan, cancellation).orThrow();
    }

    void refuseOtherSubscription(ClusterLease lease) {
        groups(lease).forEach(group -> RemovalPlan.refuseOtherSubscription(group, azure.get()));
    }

    /** For a reaper, to whom clusters of another subscription are no failure. */
    Optional<Text> liesElsewhere(ClusterLease lease) {
        return groups(lease)
                .filter(it -> !RemovalPlan.isWithin(azure.get(), it))
                .findFirst()
                .map(it -> Text.of("it lies in {}, the credentials are for another subscription", it));
    }

    private static Stream<String> groups(ClusterLease lease) {
        return Stream.concat(lease.resourceGroups().stream(), lease.keptGroups().stream());
    }

    private void requestDeletion(ClusterLease lease) {
        var remains = Remains.of(lease, "");
        var hostedCluster = hostedCluster(remains, Duration.ZERO, new Cancellation());
        if (hostedCluster.exists()) {
            hostedCluster.request();
        }
    }

    private HostedClusterRemoval hostedCluster(Remains remains, Duration gracePeriod, Cancellation cancellation) {
        return new HostedClusterRemoval(
                management, remains.key(), remains.infraId(), gracePeriod, events, cancellation);
    }

    /** A lease that is only looked at. */
    private record UnheldLease(Leases leases, ClusterKey key) implements Removal {
        @Override
        public boolean exists() {
            return leases.find(key.namespace(), key.name()).isPresent();
        }

        @Override
        public void delete() {
            throw new IllegalStateException("nobody holds the lease of " + key);
        }
    }
}
