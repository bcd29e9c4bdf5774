package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Conditions at which HyperShift stops until somebody changes the object. They count when they are about the object as it is
 * now and have lasted for a while: a registry that was slow to answer makes a release image invalid for a moment, too.
 *
 * @param now the API server's time, by which conditions have their times
 * @param waited for how long it has been waited for: what was mended before a wait begins needs time to show
 */
public record Standstill(Instant now, Duration waited) {
    /** For one who looks once and waits for nothing: conditions count by their own times. */
    public static final Duration SINCE_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The version operator tries again to get and verify a release by itself, for some minutes. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(5);

    private static final String RELEASE_ACCEPTED = "ClusterVersionReleaseAccepted";

    private static final Set<String> OF_CLUSTER = Set.of(
            "ValidReleaseImage",
            "ValidConfiguration",
            "SupportedHostedCluster",
            "ReconciliationActive",
            "PlatformCredentialsFound",
            "ValidAzureKMSConfig",
            RELEASE_ACCEPTED);

    private static final Set<String> OF_POOL = Set.of(
            "ValidReleaseImage",
            "ValidPlatformImage",
            "ValidArchPlatform",
            "ValidMachineConfig",
            "ValidTuningConfig",
            "ValidPlatformConfig",
            "ValidMachineTemplate",
            "SupportedVersionSkew",
            "UpdateManagementEnabled",
            "ReconciliationActive");

    /** Reasons that mean the same, whatever the condition is called. */
    private static final Set<String> REASONS = Set.of("TooManyUnhealthy", "InplaceUpgradeFailed");

    private static final String BLOCKED = "Blocked";

    /**
     * How the message begins of an upgrade that HyperShift holds ({@code isProgressing} of its operator). Progressing is False
     * before and after, so its time tells nothing, and the wait's has to; and a registry that does not answer blocks for a moment, too.
     */
    private static final String HELD = "ClusterVersionUpgradeable condition is false";

    /** Why a cluster's control plane goes no further. */
    public Optional<String> ofCluster(Manifest hostedCluster) {
        return first(hostedCluster, OF_CLUSTER).or(() -> held(hostedCluster));
    }

    /** Why a node pool goes no further. */
    public Optional<String> ofPool(Manifest pool) {
        return first(pool, OF_POOL);
    }

    private Optional<String> first(Manifest object, Set<String> wantedTrue) {
        return observed(object)
                .filter(it -> REASONS.contains(text(it, "reason"))
                        || (wantedTrue.contains(text(it, "type"))
                                && text(it, "status").equals("False")))
                .filter(this::hasLasted)
                .map(Standstill::told)
                .findFirst();
    }

    private Optional<String> held(Manifest hostedCluster) {
        return observed(hostedCluster)
                .filter(it -> isOver(PATIENCE))
                .filter(it -> text(it, "reason").equals(BLOCKED)
                        && text(it, "message").startsWith(HELD))
                .map(Standstill::told)
                .findFirst();
    }

    private static Stream<JsonNode> observed(Manifest object) {
        var generation = object.at("metadata", "generation").asLong();
        return object.list("status", "conditions").stream()
                .filter(it -> it.path("observedGeneration").asLong(-1) >= generation);
    }

    private static String told(JsonNode condition) {
        return text(condition, "type") + " " + text(condition, "status") + " (" + text(condition, "reason") + "): "
                + text(condition, "message").strip();
    }

    private boolean hasLasted(JsonNode condition) {
        var patience = text(condition, "type").equals(RELEASE_ACCEPTED) ? LONG_PATIENCE : PATIENCE;
        var since = text(condition, "lastTransitionTime");
        return isOver(patience)
                && !since.isEmpty()
                && !Instant.parse(since).plus(patience).isAfter(now);
    }

    private boolean isOver(Duration patience) {
        return waited.compareTo(patience) >= 0;
    }

    private static String text(JsonNode condition, String field) {
        return condition.path(field).asText("");
    }
}
