package io.hypershift.azure.cluster;

import java.time.Duration;

/**
 * The hosted cluster that is wanted gone.
 *
 * @param owner who asks: the cluster's owner, or anybody once its lease has expired
 * @param gracePeriod how long HyperShift gets to clean up by itself
 */
public record DestroyClusterRequest(ClusterKey key, String owner, Duration gracePeriod) {
    /** The CLI's own grace period for public clusters ({@code cmd/cluster/core/destroy.go}). */
    public static final Duration GRACE_PERIOD = Duration.ofMinutes(10);
}
