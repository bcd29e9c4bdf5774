package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions at which HyperShift stops until somebody changes the object. They count when they are about the object as it is
 * now and have lasted for a while: a registry that was slow to answer makes a release image invalid for a moment, too.
 *
 * @param now the API server's time, by which conditions have their times
 */
public record Standstill(Instant now) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Set<String> OF_CLUSTER =
            Set.of("ValidReleaseImage", "ValidConfiguration", "SupportedHostedCluster", "ReconciliationActive");

    private static final Set<String> OF_POOL = Set.of(
            "ValidReleaseImage",
            "ValidArchPlatform",
            "ValidMachineConfig",
            "ValidTuningConfig",
            "ValidPlatformConfig",
            "ValidMachineTemplate",
            "SupportedVersionSkew",
            "UpdateManagementEnabled",
            "ReconciliationActive");

    /** Reasons that mean the same, whatever the condition is called. */
    private static final Set<String> REASONS = Set.of("Blocked", "TooManyUnhealthy", "InplaceUpgradeFailed");

    /** Why a cluster's control plane goes no further. */
    public Optional<String> ofCluster(Manifest hostedCluster) {
        return first(hostedCluster, OF_CLUSTER);
    }

    /** Why a node pool goes no further. */
    public Optional<String> ofPool(Manifest pool) {
        return first(pool, OF_POOL);
    }

    private Optional<String> first(Manifest object, Set<String> wantedTrue) {
        var generation = object.at("metadata", "generation").asLong();
        List<JsonNode> conditions = object.list("status", "conditions");
        return conditions.stream()
                .filter(it -> it.path("observedGeneration").asLong(-1) >= generation)
                .filter(it -> REASONS.contains(text(it, "reason"))
                        || (wantedTrue.contains(text(it, "type"))
                                && text(it, "status").equals("False")))
                .filter(this::hasLasted)
                .map(it -> text(it, "type") + " " + text(it, "status") + " (" + text(it, "reason") + "): "
                        + text(it, "message").strip())
                .findFirst();
    }

    private boolean hasLasted(JsonNode condition) {
        var since = text(condition, "lastTransitionTime");
        return !since.isEmpty() && !Instant.parse(since).plus(PATIENCE).isAfter(now);
    }

    private static String text(JsonNode condition, String field) {
        return condition.path(field).asText("");
    }
}
