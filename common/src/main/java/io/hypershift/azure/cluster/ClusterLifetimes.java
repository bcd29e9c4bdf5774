package io.hypershift.azure.cluster;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when clusters live that are on record. All times are the management cluster's. */
public final class ClusterLifetimes {
    /** Somebody else has removed the cluster of one who used it. */
    public static final String TAKEN_AWAY = "taken-away";

    private final KubeApi management;
    private final Leases leases;
    private final EventListener events;

    ClusterLifetimes(KubeApi management, Leases leases, EventListener events) {
        this.management = management;
        this.leases = leases;
        this.events = events;
    }

    /**
     * Until when the owner has a cluster of that name on record; empty when there is none. As long as there is, something of
     * it may be left.
     */
    public Optional<Instant> recordedUntil(ClusterKey key, String owner) {
        return leases.find(key.namespace(), key.name())
                .map(StoredLease::lease)
                .filter(lease -> lease.owner().equals(owner))
                .map(ClusterLease::expiresAt);
    }

    /**
     * Lets the owner's cluster live for so long from now, unless it is to live longer anyway.
     *
     * @return until when it lives
     */
    public Instant extend(ExtendClusterRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        var key = request.key();
        return leases.extend(key.namespace(), key.name(), request.owner(), request.ttl())
                .expiresAt();
    }

    /**
     * Lets the owner's cluster live for just so long from now, then it is left to a reaper.
     *
     * @return until when it lives
     */
    public Instant keep(ClusterKey key, String owner, Duration ttl) {
        return leases.expireIn(key.namespace(), key.name(), owner, ttl).expiresAt();
    }

    /**
     * For one who waits by looks of his own, once the cluster is ready: one that took longer to make than it was to live goes
     * on.
     *
     * @return false when the management cluster cannot answer for the moment
     * @throws HyperShiftException when somebody has taken it away meanwhile
     */
    public boolean prolongIfOver(CreateClusterRequest request) {
        try {
            of(request).prolongIfOver(new ClusterKey(request.namespace(), request.name()));
            return true;
        } catch (HyperShiftException e) {
            if (KubeCall.passing(e).isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    /**
     * For one who has used a cluster until now, before he removes it: warns when it had expired meanwhile.
     *
     * @throws HyperShiftException when somebody has taken it away
     */
    public void checkUsed(ClusterKey key, String owner) {
        var until = recordedUntil(key, owner).orElseThrow(() -> Lifetime.takenAway(key));
        if (!now().isBefore(until)) {
            events.on(new Event.Warning(Text.of(
                    "cluster {} expired at {}, while it was in use: anybody might have removed it. Give it longer with {}",
                    key.name(),
                    until,
                    Parameter.TTL)));
        }
    }

    /** What time it is, by which all clusters expire. */
    public Instant now() {
        return management.clock().instant();
    }

    /** The life of a cluster that is being made. */
    Lifetime of(CreateClusterRequest request) {
        return new Lifetime(request.ownership(), leases, management.clock(), events);
    }
}
