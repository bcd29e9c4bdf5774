package io.hypershift.azure.lease;

import io.hypershift.azure.manifest.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * A lease as the server has it.
 *
 * @param atWork who worked on the cluster last, unless he left it in order
 * @param uid which of all leases of that name it is
 * @param version which of its states
 */
public record StoredLease(ClusterLease lease, Optional<Work> atWork, String uid, String version) {

    static StoredLease of(Manifest manifest) {
        return new StoredLease(
                ClusterLease.of(manifest), Work.of(manifest), manifest.uid(), manifest.resourceVersion());
    }

    /** Whoever works on the cluster right now. */
    public Optional<Work> atWork(Instant now) {
        return atWork.filter(work -> work.isAlive(now));
    }

    /** Whether anybody may remove the cluster now: its time is over, and nobody works on it. */
    public boolean isAbandoned(Instant now) {
        return lease.isExpired(now) && atWork(now).isEmpty();
    }

    /** What replaces just this state: a PUT without uid would bring a lease back that somebody deleted meanwhile. */
    Manifest replacedBy(ClusterLease next, Optional<Work> work) {
        var tree = next.manifest(work).tree();
        tree.withObject("/metadata").put("uid", uid).put("resourceVersion", version);
        return new Manifest(tree);
    }

    Manifest asRead() {
        return replacedBy(lease, atWork);
    }
}
