package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One look at an upgrade.
 *
 * @param subject what is being upgraded: the control plane or a node pool; empty when all is done
 * @param stuckAt what it waits for
 * @param conditions of the object that is being upgraded
 */
public record UpgradeStatus(
        ClusterKey key,
        State state,
        String subject,
        String version,
        String stuckAt,
        Map<String, List<Condition>> conditions) {

    /** How far an upgrade is. */
    public enum State {
        CONTROL_PLANE,
        NODE_POOLS,
        DONE
    }

    public UpgradeStatus {
        conditions = Map.copyOf(conditions);
    }

    static UpgradeStatus done(ClusterKey key, String version) {
        return new UpgradeStatus(key, State.DONE, "", version, "", Map.of());
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    /** The failure of one who has waited for so long. */
    public HyperShiftException notDoneAfter(Duration timeout) {
        return new HyperShiftException(
                Problem.of("timeout", "{} was not at {} after {}", subject, version, Stopwatch.text(timeout))
                        .because("It is stuck at: {}", stuckAt)
                        .remedy(
                                "Run {} again, which goes on where this has ended; give it longer with {}.",
                                Operation.UPGRADE_CLUSTER,
                                Parameter.TIMEOUT));
    }
}
