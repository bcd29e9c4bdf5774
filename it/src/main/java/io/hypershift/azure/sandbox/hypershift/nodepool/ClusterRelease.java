package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.Optional;

/** The version of a hosted cluster that its node pools are measured by. */
final class ClusterRelease {
    private ClusterRelease() {}

    /** The newest that it has come to; as long as there is none, the one that it goes to. */
    static Optional<String> of(HostedCluster cluster) {
        var history = cluster.resource().items("/status/version/history");
        return completed(cluster)
                .or(() -> history.stream()
                        .findFirst()
                        .map(it -> it.path("version").asText()));
    }

    /** What the release of a pool may be at most. */
    static String limit(HostedCluster cluster) {
        return completed(cluster).orElseGet(cluster::version);
    }

    private static Optional<String> completed(HostedCluster cluster) {
        return cluster.resource().items("/status/version/history").stream()
                .filter(ClusterRelease::isCompleted)
                .map(it -> it.path("version").asText())
                .findFirst();
    }

    private static boolean isCompleted(JsonNode entry) {
        return entry.path("state").asText().equals("Completed");
    }
}
