package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.Optional;

/** How long HyperShift gets to clean up: a private link takes its time ({@code cmd/cluster/azure/destroy.go}). */
final class GracePeriod {
    private static final Duration OF_PRIVATE = Duration.ofMinutes(20);

    private GracePeriod() {}

    /** As asked for; where that is what is usual, twice as long for a private cluster, as HyperShift's CLI has it. */
    static Duration of(Optional<Manifest> hostedCluster, Duration asked) {
        var isPrivate = hostedCluster
                .map(it -> it.text("spec", "platform", "azure", "topology"))
                .filter(it -> !it.isEmpty() && !it.equals("Public"))
                .isPresent();
        return isPrivate && asked.equals(DestroyClusterRequest.GRACE_PERIOD) ? OF_PRIVATE : asked;
    }
}
