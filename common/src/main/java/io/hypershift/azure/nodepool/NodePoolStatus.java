package io.hypershift.azure.nodepool;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at a node pool.
 *
 * @param nodes how many are available
 * @param version the release that its nodes run; empty as long as they have none
 * @param image the release image they are to run
 * @param conditions by object, here the one NodePool
 * @param stuckAt what it waits for; empty when ready
 * @param standstill why it will not go on by itself
 */
public record NodePoolStatus(
        PoolKey key,
        State state,
        PoolSize size,
        int nodes,
        String version,
        String image,
        Map<String, List<Condition>> conditions,
        String stuckAt,
        Optional<String> standstill) {

    /** How far a node pool is. */
    public enum State {
        /** There is none of that name. */
        ABSENT,
        /** It is not yet as its spec says. */
        CHANGING,
        /** All its nodes are there, Ready, and of its release. */
        READY,
        /** Somebody asked for its deletion. */
        DELETING
    }

    public NodePoolStatus {
        conditions = Map.copyOf(conditions);
    }

    public boolean isGone() {
        return state == State.ABSENT;
    }

    /** Whether it is as wanted; that it goes meanwhile, or will never be so by itself, is a failure. */
    public boolean isReadyOrThrow() {
        if (state == State.ABSENT || state == State.DELETING) {
            throw new HyperShiftException(
                    Problem.of("deleted-meanwhile", "node pool {} was deleted by somebody else", key));
        }
        if (state != State.READY && standstill.isPresent()) {
            throw new HyperShiftException(Problem.of("standstill", "node pool {} will not get ready by itself", key)
                    .because("{}", standstill.get())
                    .remedy("Mend that and repeat this."));
        }
        return state == State.READY;
    }

    /** The failure of one who has waited for so long that it be as wanted. */
    public HyperShiftException notReadyAfter(Duration timeout) {
        return after(timeout, "has not " + size + " that are Ready");
    }

    /** The failure of one who has waited for so long that it be gone. */
    public HyperShiftException notGoneAfter(Duration timeout) {
        return after(timeout, "is still there");
    }

    private HyperShiftException after(Duration timeout, String what) {
        return new HyperShiftException(
                Problem.of("timeout", "node pool {} {} after {}", key, what, Stopwatch.text(timeout))
                        .because("It is stuck at: {}", stuckAt)
                        .remedy("Mend that and repeat this; or give it longer with {}.", Parameter.TIMEOUT));
    }

    /** What there is of it, for a reader: {@code 2 of 3 nodes, version 4.21.0}. */
    public String summary() {
        var count = size.isAutoscaled() ? nodes + " of " + size + " (autoscaled)" : nodes + " of " + size;
        return count + ", version " + (version.isEmpty() ? "<none yet>" : version);
    }
}
