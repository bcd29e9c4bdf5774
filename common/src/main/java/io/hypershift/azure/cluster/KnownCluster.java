package io.hypershift.azure.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cluster on the management cluster, whoever made it.
 *
 * @param owner whose it is; empty where no lease tells
 * @param source where the build is that asked for it; may be empty
 * @param createdAt since when it is there
 * @param expiresAt from when on anybody may remove it; empty where no lease tells
 * @param state what it is up to, in a word or two
 * @param machines the nodes that its node pools ask for
 */
public record KnownCluster(
        ClusterKey key,
        Origin origin,
        String owner,
        String source,
        String infraId,
        Optional<Instant> createdAt,
        Optional<Instant> expiresAt,
        String state,
        List<Machines> machines) {

    /** Who made a cluster, and whether it is on record. */
    public enum Origin {
        /** Made by us, with a lease. */
        OURS,
        /** Made by us, but its lease is gone. */
        UNRECORDED,
        /** Made with HyperShift's CLI or by hand. */
        OTHERS
    }

    /** Nodes of one kind; {@code vmSize} is Azure's name of it. */
    public record Machines(String vmSize, int count) {}

    public KnownCluster {
        machines = List.copyOf(machines);
    }

    public int nodes() {
        return machines.stream().mapToInt(Machines::count).sum();
    }
}
