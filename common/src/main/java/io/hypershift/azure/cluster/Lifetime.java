package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.LeaseHold;
import io.hypershift.azure.lease.LeaseProblems;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import io.hypershift.azure.plan.Cancellation;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Until when a cluster lives that was being made when its time was over, or whose making has failed. */
record Lifetime(Ownership ownership, Leases leases, Clock clock, EventListener events) {

    /** A cluster that took longer to make than it was to live is still wanted: nobody could have taken it meanwhile. */
    void prolongIfOver(LeaseHold hold) {
        var lease = hold.lease();
        if (lease.isExpired(clock.instant())) {
            var until = leases.expiry(lease.namespace(), lease.createdAt(), ownership.ttl());
            hold.update(it -> it.withExpiry(until));
            tell(lease, until);
        }
    }

    /** The same for one who does not hold the lease meanwhile: somebody may have taken the cluster. */
    void prolongIfOver(ClusterKey key) {
        var lease = stillThere(key, leases.find(key.namespace(), key.name()).map(StoredLease::lease));
        if (lease.isExpired(clock.instant())) {
            var owner = ownership.owner();
            tell(
                    lease,
                    leases.extend(key.namespace(), key.name(), owner, ownership.ttl())
                            .expiresAt());
        }
    }

    private ClusterLease stillThere(ClusterKey key, Optional<ClusterLease> lease) {
        return lease.filter(it -> it.owner().equals(ownership.owner()) && !it.isBeingRemoved())
                .orElseThrow(() -> takenAway(key));
    }

    static HyperShiftException takenAway(ClusterKey key) {
        return new HyperShiftException(Problem.of(
                        ClusterLifetimes.TAKEN_AWAY,
                        "cluster {} was taken away while it was in use, as anybody may once it has expired",
                        key)
                .remedy("Give it longer with {}, or extend it in time: {}", Parameter.TTL, Operation.EXTEND_CLUSTER));
    }

    private void tell(ClusterLease expired, Instant until) {
        events.on(new Event.Warning(Text.of(
                "cluster {} expired at {}, while it was made: it goes on until {}. Give it longer with {}",
                expired.name(),
                expired.expiresAt(),
                until,
                Parameter.TTL)));
    }

    /** Keeps a cluster that failed, where that is wanted; not one that somebody has cancelled or taken away. */
    boolean isKept(LeaseHold hold, RuntimeException failure) {
        if (ownership.keepOnFailure().isEmpty() || isEnded(failure)) {
            return false;
        }
        var lease = hold.lease();
        Instant until;
        try {
            until = leases.expiry(
                    lease.namespace(),
                    lease.createdAt(),
                    ownership.keepOnFailure().get());
            hold.update(it -> it.withExpiry(until));
        } catch (HyperShiftException e) {
            failure.addSuppressed(e);
            return false;
        }
        events.on(new Event.Warning(Text.of(
                "cluster {} failed and is kept until {}, for you to see why. Remove it with {}",
                lease.name(),
                until,
                Operation.DESTROY_CLUSTER)));
        return true;
    }

    /** Whether somebody has cancelled the work, or taken the cluster away. */
    static boolean isEnded(RuntimeException failure) {
        return failure instanceof HyperShiftException known
                && (known.has(Cancellation.CODE) || known.has(LeaseProblems.LOST));
    }
}
