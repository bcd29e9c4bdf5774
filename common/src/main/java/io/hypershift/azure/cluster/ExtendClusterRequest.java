package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.List;

/**
 * The cluster that is to live longer.
 *
 * @param owner who asks: only the cluster's owner may
 * @param ttl how long from now on
 */
public record ExtendClusterRequest(ClusterKey key, String owner, Duration ttl) {

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        var checks = new Checks();
        key.validate().forEach(checks::add);
        checks.given(Parameter.OWNER, owner);
        if (ttl.isNegative() || ttl.isZero()) {
            checks.wrong(Parameter.TTL, Stopwatch.text(ttl), "it must be longer than nothing");
        }
        return checks.problems();
    }
}
