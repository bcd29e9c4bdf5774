package io.hypershift.azure.lease;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The leases on a management cluster. */
public final class Leases {
    private static final String FIELD_MANAGER = "hypershift-azure";

    private final KubeApi api;
    private final Clock clock;

    public Leases(KubeApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    public Optional<ClusterLease> find(String namespace, String name) {
        return api.find(ClusterLease.ref(namespace, name)).map(ClusterLease::of);
    }

    /**
     * Takes a lease: a new one, or the owner's own anew, which keeps its infra ID and creation and gets the later expiry.
     *
     * @throws HyperShiftException when somebody else owns a cluster of that name
     */
    public Taken take(ClusterLease wanted) {
        ensureNamespace(wanted.namespace());
        try {
            api.create(wanted.manifest(Holder.thisProcess(), clock.instant()));
            return new Taken(wanted, true);
        } catch (HyperShiftException e) {
            if (!e.has(KubeCall.EXISTS)) {
                throw e;
            }
            return again(wanted);
        }
    }

    /**
     * A lease this process holds.
     *
     * @param created it was not there before
     */
    public record Taken(ClusterLease lease, boolean created) {}

    /** Deletes the lease, the last thing of a cluster to go; one that somebody took anew meanwhile stays. */
    public void release(ClusterLease lease) {
        api.find(ClusterLease.ref(lease.namespace(), lease.name()))
                .filter(current -> ClusterLease.of(current).infraId().equals(lease.infraId()))
                .ifPresent(api::deleteAsRead);
    }

    private Taken again(ClusterLease wanted) {
        var current = api.get(ClusterLease.ref(wanted.namespace(), wanted.name()));
        var existing = ClusterLease.of(current);
        if (existing.infraId().equals(wanted.infraId()) && existing.createdAt().equals(wanted.createdAt())) {
            return new Taken(wanted, true); // our own, whose answer was lost on the way
        }
        refuseOthers(existing, wanted.owner(), Instant.MIN);
        var renewed = existing.renewed(wanted.source(), wanted.expiresAt());
        api.replace(withIdentity(renewed.manifest(Holder.thisProcess(), clock.instant()), current));
        return new Taken(renewed, false);
    }

    /** Throws unless the lease is the owner's, or has expired: then anybody may remove the cluster, though not use it. */
    public static void refuseOthers(ClusterLease lease, String owner, Instant now) {
        if (!lease.owner().equals(owner) && !lease.isExpired(now)) {
            throw new HyperShiftException(Problem.of(
                            "not-yours",
                            "cluster {} belongs to {} until {}",
                            lease.name(),
                            lease.owner(),
                            lease.expiresAt())
                    .because(
                            "You are {}.{}", owner, lease.source().isEmpty() ? "" : " It was made by " + lease.source())
                    .remedy(
                            "Choose another name with {}, give its owner with {}, or remove it once it has expired: {}",
                            Parameter.CLUSTER_NAME,
                            Parameter.OWNER,
                            Operation.DESTROY_CLUSTER));
        }
    }

    /** A PUT without uid would bring a lease back that somebody deleted meanwhile. */
    private static Manifest withIdentity(Manifest manifest, Manifest current) {
        var tree = manifest.tree();
        tree.withObject("/metadata").put("uid", current.uid()).put("resourceVersion", current.resourceVersion());
        return new Manifest(tree);
    }

    private void ensureNamespace(String namespace) {
        var ref = new Ref("v1", "Namespace", "", namespace);
        if (api.find(ref).isEmpty()) {
            api.apply(Manifest.of(ref), FIELD_MANAGER);
        }
    }
}
