package io.hypershift.azure.lease;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;

/** What taking and extending a lease would do: the same refusals, told by the same events, and nothing is written. */
public record LeaseRehearsal(Leases leases, KubeApi api, EventListener events) {

    /**
     * The lease as {@link Leases#take} would have it.
     *
     * @throws HyperShiftException when somebody else owns a cluster of that name or works on it, or it is being removed
     */
    public ClusterLease take(ClusterLease wanted, Cancellation cancellation) {
        var told = LeaseEvents.of(wanted, events);
        var namespace = api.find(Ref.namespace(wanted.namespace()));
        told.namespace(namespace.isPresent() ? Outcome.UNCHANGED : Outcome.WOULD_CREATE);
        var seen = leases.find(wanted.namespace(), wanted.name());
        if (seen.isEmpty()) {
            told.lease(Outcome.WOULD_CREATE);
            return wanted;
        }
        var free = leases.usable(seen.get(), wanted, cancellation);
        told.lease(Outcome.WOULD_UPDATE);
        return leases.renewed(free.lease(), wanted);
    }

    /**
     * Looks whether {@link Leases#takeForRemoval} would take the lease.
     *
     * @throws HyperShiftException when the cluster is another owner's whose time is not over, or another process works on it
     */
    public void takeForRemoval(StoredLease seen, String owner, Cancellation cancellation) {
        leases.removable(seen, owner, cancellation);
    }

    /**
     * The lease as {@link Leases#extend} would have it.
     *
     * @throws HyperShiftException when there is none, it is another owner's or its removal was started
     */
    public ClusterLease extend(String namespace, String name, String owner, Duration ttl) {
        var limit = TtlLimit.read(api, namespace);
        var lease = leases.find(namespace, name)
                .orElseThrow(() -> LeaseProblems.absent(namespace, name))
                .lease();
        var next = leases.expiring(lease, owner, ttl, limit, lease.expiresAt());
        LeaseEvents.of(lease, events).lease(next.equals(lease) ? Outcome.UNCHANGED : Outcome.WOULD_UPDATE);
        return next;
    }
}
