package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One look at a hosted cluster.
 *
 * @param isRolledOut whether its release is there in all its parts
 * @param conditions by object, such as {@code HostedCluster clusters/pr-42}, the HostedCluster first
 * @param stuckAt what it is waiting for, as its conditions tell; empty when ready
 * @param standstill why it will go no further unless somebody changes something; empty where it may
 */
public record ClusterStatus(
        ClusterKey key,
        State state,
        String infraId,
        String apiUrl,
        int nodesReady,
        int nodesWanted,
        boolean isRolledOut,
        Map<String, List<Condition>> conditions,
        String stuckAt,
        Optional<Text> standstill) {

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

    /** The same with the reason that somebody else knows, where its own conditions tell none and it is not ready. */
    ClusterStatus orWhy(Supplier<Optional<Text>> cause) {
        var isOnItsWay = state == State.PROGRESSING || state == State.AVAILABLE;
        return isOnItsWay && standstill.isEmpty()
                ? new ClusterStatus(
                        key,
                        state,
                        infraId,
                        apiUrl,
                        nodesReady,
                        nodesWanted,
                        isRolledOut,
                        conditions,
                        stuckAt,
                        cause.get())
                : this;
    }

    public boolean isReady() {
        return state == State.READY;
    }

    private boolean isAvailable() {
        return state == State.AVAILABLE || state == State.READY;
    }

    /** Whether it has come as far as is waited for; that somebody deletes it meanwhile is a failure. */
    public boolean hasReachedOrThrow(WaitFor wanted) {
        if (state == State.ABSENT || state == State.DELETING) {
            throw new HyperShiftException(
                    Problem.of("deleted-meanwhile", "cluster {} was deleted by somebody else", key.name()));
        }
        var reached = hasReached(wanted);
        standstill.filter(why -> !reached).ifPresent(why -> {
            throw new HyperShiftException(Problem.of("standstill", "cluster {} goes no further by itself", key.name())
                    .because("{}", why)
                    .remedy(
                            "Mend that and run {} again with the same owner: it goes on where it was.",
                            Operation.CREATE_CLUSTER));
        });
        return reached;
    }

    private boolean hasReached(WaitFor wanted) {
        return switch (wanted) {
            case NODES -> isReady();
            case AVAILABLE -> isAvailable();
            case ROLLOUT -> isAvailable() && isRolledOut;
            case NONE -> true;
        };
    }

    /** The failure of one who has waited for as long as given: it tells what the cluster was stuck at. */
    public HyperShiftException notReadyAfter(Duration timeout) {
        return new HyperShiftException(
                Problem.of("timeout", "cluster {} was not ready after {}", key.name(), Stopwatch.text(timeout))
                        .because("It was stuck at: {}", stuckAt)
                        .remedy(
                                "Mend that and run {} again; where nothing is wrong, give it longer with {}.",
                                Operation.CREATE_CLUSTER,
                                Parameter.TIMEOUT));
    }
}
