package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
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

    /** The same for one who waits for it: that somebody deletes it meanwhile is a failure. */
    public boolean isReadyOrThrow() {
        if (state == State.ABSENT || state == State.DELETING) {
            throw new HyperShiftException(
                    Problem.of("deleted-meanwhile", "cluster {} was deleted by somebody else", key.name()));
        }
        return isReady();
    }

    /** The failure of one who has waited for as long as given: it tells what the cluster was stuck at. */
    public HyperShiftException notReadyAfter(Duration timeout) {
        return new HyperShiftException(
                Problem.of("timeout", "cluster {} was not ready after {}", key.name(), Stopwatch.text(timeout))
                        .because("It was stuck at: {}", stuckAt)
                        .remedy(
                                "Mend that and run {} again; or give it longer with {}.",
                                Operation.CREATE_CLUSTER,
                                Parameter.TIMEOUT));
    }
}
