package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.List;

/**
 * How what nobody takes away any more is removed.
 *
 * @param dryRun only tell what it is
 * @param gracePeriod how long HyperShift gets to clean up each cluster by itself
 * @param parallelism how many clusters are removed at once, from 1 to 16
 */
public record ReapRequest(boolean dryRun, Duration gracePeriod, int parallelism) {
    /** Removals mostly wait for Azure. */
    public static final int PARALLELISM = 8;

    /** Everything that is wrong with the request. */
    public List<Problem> validate() {
        var checks = new Checks();
        if (parallelism < 1 || parallelism > 16) {
            checks.wrong(Parameter.PARALLELISM, "" + parallelism, "from 1 to 16");
        }
        if (gracePeriod.isNegative() || gracePeriod.isZero()) {
            checks.wrong(Parameter.CLUSTER_GRACE_PERIOD, Stopwatch.text(gracePeriod), "it must be longer than nothing");
        }
        return checks.problems();
    }
}
