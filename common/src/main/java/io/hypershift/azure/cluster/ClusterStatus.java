package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One look at a hosted cluster.
 *
 * @param conditions by object, such as {@code HostedCluster clusters/pr-42}, the HostedCluster first
 * @param stuckAt what it is waiting for, as its conditions tell; empty when ready
 */
public record ClusterStatus(
        ClusterKey key,
        State state,
        String infraId,
        String apiUrl,
        int nodesReady,
        int nodesWanted,
        Map<String, List<Condition>> conditions,
        String stuckAt) {

    /** How far a cluster is. */
    public enum State {
        /** There is no HostedCluster of that name. */
        ABSENT,
        /** The control plane is not available yet. */
        PROGRESSING,
        /** The API answers; nodes are missing. */
        AVAILABLE,
        /** The API answers and all nodes are Ready. */
        READY,
        /** Somebody asked for its deletion. */
        DELETING
    }

    public ClusterStatus {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    public boolean isReady() {
        return state == State.READY;
    }
}
