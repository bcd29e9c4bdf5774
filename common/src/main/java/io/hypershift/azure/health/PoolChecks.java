package io.hypershift.azure.health;

import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.nodepool.NodePoolStatus;
import io.hypershift.azure.nodepool.NodePoolStatus.State;
import java.util.List;
import java.util.Map;

/** A check for each node pool: how many nodes of which release, and what it waits for. */
record PoolChecks(List<NodePoolStatus> pools) {
    private static final String UPDATING = "Updating";

    /** Where to look, by how what a pool is stuck at begins. */
    private static final Map<String, String> REMEDIES = Map.of(
            "AllMachinesReady",
            "What Azure says of the machines is above: often a quota, a VM size that the region lacks, or a role that the"
                    + " identity nodePoolManagement lacks.",
            "ReachedIgnitionEndpoint",
            "Its machines run and find no way to the ignition server: look at what lets them out of their network, and at DNS.",
            "AllNodesHealthy",
            "Its machines run and their nodes do not join: look whether they reach the API server, and at pending CSRs.",
            "SupportedVersionSkew",
            "Upgrade the pool, or the control plane: they are too far apart.");

    void addTo(Checklist list) {
        if (pools.isEmpty()) {
            list.add("node pools", () -> Finding.passed("none"));
        }
        pools.forEach(it -> list.add("node pool " + it.key().name(), () -> finding(it)));
    }

    private static Finding<Boolean> finding(NodePoolStatus pool) {
        if (pool.state() == State.READY) {
            return Finding.passed("{}", pool.summary());
        }
        var found = Text.of("{}\n{}", pool.summary(), pool.standstill().orElse(pool.stuckAt()));
        return pool.standstill().isEmpty() && (pool.state() == State.DELETING || isUpdating(pool))
                ? Finding.unknown(found, Text.NONE)
                : Finding.failed(found, remedy(pool));
    }

    private static boolean isUpdating(NodePoolStatus pool) {
        return pool.conditions().values().stream()
                .flatMap(List::stream)
                .anyMatch(it -> it.type().startsWith(UPDATING) && it.isTrue());
    }

    private static Text remedy(NodePoolStatus pool) {
        return REMEDIES.entrySet().stream()
                .filter(it -> pool.stuckAt().startsWith(it.getKey()))
                .map(it -> Text.of(it.getValue()))
                .findFirst()
                .orElse(Text.NONE);
    }
}
