package io.hypershift.azure.lease;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The leases on a management cluster. All times are the management cluster's. */
public final class Leases {
    private static final String FIELD_MANAGER = "hypershift-azure";

    /** How often one looks whether another who works on the cluster gives a sign of life. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final KubeApi api;
    private final Heartbeats heartbeats;
    private final EventListener events;

    public Leases(KubeApi api, Heartbeats heartbeats, EventListener events) {
        this.api = api;
        this.heartbeats = heartbeats;
        this.events = events;
    }

    /** What the writes here would do. */
    public LeaseRehearsal rehearsal() {
        return new LeaseRehearsal(this, api, events);
    }

    public Optional<StoredLease> find(String namespace, String name) {
        return api.find(ClusterLease.ref(namespace, name)).map(StoredLease::of);
    }

    /** All leases of clusters, in all namespaces. */
    public List<StoredLease> all() {
        return api.select(ClusterLease.API_VERSION, ClusterLease.KIND, "", ManagedBy.LABELS, StoredLease::of).stream()
                .filter(it -> !it.lease().infraId().isEmpty())
                .toList();
    }

    /** The expiry of a cluster made at a time that is wanted for so long from now, as far as the limit allows. */
    public Instant expiry(String namespace, Instant createdAt, Duration ttl) {
        return TtlLimit.read(api, namespace).expiry(createdAt, now(), ttl, events);
    }

    /**
     * Takes a lease to work on its cluster: a new one, or the owner's own anew, which keeps its infra ID and creation and
     * gets the later expiry.
     *
     * @throws HyperShiftException when somebody else owns a cluster of that name or works on it, or it is being removed
     */
    public LeaseHold take(ClusterLease wanted, Cancellation cancellation) {
        LeaseEvents.of(wanted, events)
                .namespace(ensureNamespace(wanted.namespace()) ? Outcome.CREATED : Outcome.UNCHANGED);
        var work = Work.begun(now());
        try {
            var created = api.create(wanted.manifest(Optional.of(work)));
            return hold(StoredLease.of(created), work, true, cancellation);
        } catch (HyperShiftException e) {
            if (!e.has(KubeCall.EXISTS)) {
                throw e;
            }
            return again(wanted, work, cancellation);
        }
    }

    /** Tells what became of a lease that was taken to work on its cluster. */
    public void tell(LeaseHold taken) {
        LeaseEvents.of(taken.lease(), events).lease(taken.isCreated() ? Outcome.CREATED : Outcome.UPDATED);
    }

    /**
     * Takes a lease to remove its cluster, which is marked as such: nobody uses or extends it from now on.
     *
     * @throws HyperShiftException when the cluster is another owner's whose time is not over, or another process works on it
     */
    public LeaseHold takeForRemoval(StoredLease seen, String owner, Cancellation cancellation) {
        return remove(removable(seen, owner, cancellation), cancellation);
    }

    /** The lease once nobody works on its cluster any more; refused where the cluster is not the owner's to remove. */
    StoredLease removable(StoredLease seen, String owner, Cancellation cancellation) {
        refuseOthers(seen.lease(), owner);
        var free = untouched(seen, cancellation);
        refuseOthers(free.lease(), owner); // its owner may have extended it meanwhile
        return free;
    }

    /** The same for a reaper: only when its time is over and nobody works on it, and not when it has changed since it was seen. */
    public Optional<LeaseHold> takeAbandoned(StoredLease seen, Cancellation cancellation) {
        if (!seen.isAbandoned(now())) {
            return Optional.empty();
        }
        try {
            return Optional.of(remove(seen, cancellation));
        } catch (HyperShiftException e) {
            if (e.has(KubeCall.CONFLICT) || e.has(KubeCall.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Marks the owner's cluster as one to be removed, whoever works on it: he stops when he learns of it. */
    public Optional<ClusterLease> startRemoval(String namespace, String name, String owner) {
        return change(namespace, name, lease -> {
            refuseOthers(lease, owner, Instant.MIN);
            return lease.removedFrom(thisSecond());
        });
    }

    /**
     * Lets the owner's cluster live for so long from now, unless it is to live longer anyway.
     *
     * @return the lease as it is now
     * @throws HyperShiftException when there is none, it is another owner's or its removal was started
     */
    public ClusterLease extend(String namespace, String name, String owner, Duration ttl) {
        return expireIn(namespace, name, owner, ttl, lease -> lease.expiresAt());
    }

    /** Lets the owner's cluster live for just so long from now. */
    public ClusterLease expireIn(String namespace, String name, String owner, Duration ttl) {
        return expireIn(namespace, name, owner, ttl, lease -> Instant.MIN);
    }

    private ClusterLease expireIn(
            String namespace, String name, String owner, Duration ttl, Function<ClusterLease, Instant> atLeast) {
        var limit = TtlLimit.read(api, namespace);
        return change(namespace, name, lease -> expiring(lease, owner, ttl, limit, atLeast.apply(lease)))
                .orElseThrow(() -> LeaseProblems.absent(namespace, name));
    }

    /** The lease with an expiry so long from now, and at least the given one. */
    ClusterLease expiring(ClusterLease lease, String owner, Duration ttl, TtlLimit limit, Instant least) {
        refuseOthers(lease, owner, Instant.MIN);
        refuseRemoved(lease);
        var expiry = limit.expiry(lease.createdAt(), now(), ttl, events);
        return lease.withExpiry(expiry.isAfter(least) ? expiry : least);
    }

    private LeaseHold again(ClusterLease wanted, Work work, Cancellation cancellation) {
        var seen = get(wanted);
        if (seen.atWork().map(Work::holder).equals(Optional.of(work.holder()))) {
            return hold(seen, work, true, cancellation); // our own, whose answer was lost on the way
        }
        var free = usable(seen, wanted, cancellation);
        return hold(replace(free, renewed(free.lease(), wanted), work), work, false, cancellation);
    }

    /** The lease once nobody works on its cluster any more; refused where the cluster is not the owner's to use. */
    StoredLease usable(StoredLease seen, ClusterLease wanted, Cancellation cancellation) {
        var lease = seen.lease();
        refuseOthers(lease, wanted.owner(), Instant.MIN);
        refuseRemoved(lease);
        var free = untouched(seen, cancellation);
        refuseOthers(free.lease(), wanted.owner(), Instant.MIN);
        refuseRemoved(free.lease());
        if (lease.isExpired(now())) {
            events.on(new Event.Warning(Text.of(
                    "cluster {} expired at {}: it is still there and goes on until {}",
                    lease.name(),
                    lease.expiresAt(),
                    wanted.expiresAt())));
        }
        return free;
    }

    /** The lease asked for again: it expires at the later time, as far as the limit allows. */
    ClusterLease renewed(ClusterLease lease, ClusterLease wanted) {
        var latest = TtlLimit.read(api, wanted.namespace()).latest(lease.createdAt());
        var expiry = wanted.expiresAt().isBefore(latest) ? wanted.expiresAt() : latest;
        return lease.renewed(wanted.source(), expiry);
    }

    private LeaseHold remove(StoredLease seen, Cancellation cancellation) {
        var work = Work.begun(now());
        return hold(replace(seen, seen.lease().removedFrom(thisSecond()), work), work, false, cancellation);
    }

    private StoredLease replace(StoredLease seen, ClusterLease next, Work work) {
        try {
            return StoredLease.of(api.replace(seen.replacedBy(next, Optional.of(work))));
        } catch (HyperShiftException e) {
            if (!e.has(KubeCall.CONFLICT)) {
                throw e;
            }
            return find(next.namespace(), next.name())
                    .filter(it -> it.atWork().map(Work::holder).equals(Optional.of(work.holder())))
                    .orElseThrow(() -> e); // else it is our own write, whose answer was lost on the way
        }
    }

    private LeaseHold hold(StoredLease lease, Work work, boolean created, Cancellation cancellation) {
        return new LeaseHold(api, lease, work, created, cancellation.child(), heartbeats);
    }

    /** Waits until one who works on the cluster gives a sign of life, or may be taken for dead. */
    private StoredLease untouched(StoredLease first, Cancellation cancellation) {
        first.atWork(now())
                .ifPresent(work -> events.on(new Event.Note(Text.of(
                        "cluster {}: {} worked on it at {}; waiting for its next sign of life, or that it counts as dead",
                        first.lease().name(),
                        work.holder(),
                        work.renewedAt()))));
        var seen = first;
        while (seen.atWork(now()).isPresent()) {
            cancellation.sleep(LOOK);
            cancellation.check();
            seen = get(first.lease());
            if (!seen.uid().equals(first.uid())) {
                throw LeaseProblems.lost(seen.lease(), "it was removed and made anew meanwhile");
            }
            if (seen.atWork().isPresent() && !seen.atWork().equals(first.atWork())) {
                throw LeaseProblems.atWork(seen.lease(), seen.atWork().get(), now());
            }
        }
        return seen;
    }

    private Optional<ClusterLease> change(String namespace, String name, UnaryOperator<ClusterLease> change) {
        while (true) {
            var seen = find(namespace, name);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            try {
                var lease = seen.get().lease();
                var next = change.apply(lease);
                if (!next.equals(lease)) {
                    api.replace(seen.get().replacedBy(next, seen.get().atWork()));
                }
                LeaseEvents.of(lease, events).lease(next.equals(lease) ? Outcome.UNCHANGED : Outcome.UPDATED);
                return Optional.of(next);
            } catch (HyperShiftException e) {
                if (!e.has(KubeCall.CONFLICT) && !e.has(KubeCall.NOT_FOUND)) {
                    throw e;
                }
            }
        }
    }

    private StoredLease get(ClusterLease lease) {
        return find(lease.namespace(), lease.name())
                .orElseThrow(() -> LeaseProblems.absent(lease.namespace(), lease.name()));
    }

    private void refuseOthers(ClusterLease lease, String owner) {
        refuseOthers(lease, owner, now());
    }

    /** Once a lease has expired, anybody may remove the cluster, though not use it. */
    static void refuseOthers(ClusterLease lease, String owner, Instant now) {
        if (!lease.owner().equals(owner) && !lease.isExpired(now)) {
            throw LeaseProblems.notYours(lease, owner);
        }
    }

    private static void refuseRemoved(ClusterLease lease) {
        if (lease.isBeingRemoved()) {
            throw LeaseProblems.beingRemoved(lease);
        }
    }

    /** What is over now must be over for whoever asks next: the server tells whole seconds. */
    private Instant thisSecond() {
        return now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant now() {
        return api.clock().instant();
    }

    /** Returns whether it was not there. */
    private boolean ensureNamespace(String namespace) {
        var ref = Ref.namespace(namespace);
        if (api.find(ref).isEmpty()) {
            api.apply(Manifest.of(ref), FIELD_MANAGER);
            return true;
        }
        return false;
    }
}
