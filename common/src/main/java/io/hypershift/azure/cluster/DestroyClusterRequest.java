package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The hosted cluster that is wanted gone.
 *
 * @param owner who asks: the cluster's owner, or anybody once its lease has expired
 * @param gracePeriod how long HyperShift gets to clean up by itself
 * @param confirm the infra ID of a cluster that others made: without it, such a cluster stays
 */
public record DestroyClusterRequest(ClusterKey key, String owner, Duration gracePeriod, Optional<String> confirm) {
    /** The CLI's own grace period for public clusters ({@code cmd/cluster/core/destroy.go}). */
    public static final Duration GRACE_PERIOD = Duration.ofMinutes(10);

    /** A cluster of ours. */
    public DestroyClusterRequest(ClusterKey key, String owner, Duration gracePeriod) {
        this(key, owner, gracePeriod, Optional.empty());
    }

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        var checks = new Checks();
        key.validate().forEach(checks::add);
        checks.given(Parameter.OWNER, owner);
        return checks.problems();
    }
}
