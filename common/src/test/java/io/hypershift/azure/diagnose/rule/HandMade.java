package io.hypershift.azure.diagnose.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.evidence.AzureFacts;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.evidence.Inside;
import io.hypershift.azure.diagnose.evidence.KubernetesObjects;
import io.hypershift.azure.diagnose.evidence.Logs;
import io.hypershift.azure.diagnose.evidence.Names;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evidence of cluster clusters/pr-1 that a test has written down. */
final class HandMade {
    private HandMade() {}

    /**
     * @param read the kinds that were read, whether there are any or not
     * @param objects as YAML
     */
    static Evidence evidence(Set<String> read, String objects) {
        return evidence(read, objects, Inside.NONE);
    }

    /** The same with what the hosted cluster tells of itself. */
    static Evidence evidence(Set<String> read, String objects, String inside) {
        return evidence(read, objects, new Inside(Inside.NONE.api(), new KubernetesObjects(parsed(inside), Set.of())));
    }

    private static Evidence evidence(Set<String> read, String objects, Inside inside) {
        return new Evidence(
                new ClusterKey("clusters", "pr-1"),
                Instant.parse("2026-01-01T00:00:00Z"),
                "hypershift",
                new KubernetesObjects(parsed(objects), read),
                List.of(),
                Logs.NONE,
                AzureFacts.NONE,
                Optional.empty(),
                Names.NONE,
                inside,
                List.of());
    }

    private static List<Manifest> parsed(String objects) {
        try {
            return objects.isEmpty() ? List.of() : Manifests.parse(objects);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
