package io.hypershift.azure.health;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which status of a condition is as it should be: that depends on whose it is, and on its type. */
public final class HealthyStatus {
    private static final String TRUE = "True";
    private static final String FALSE = "False";

    /** Also of the HostedControlPlane, which has many of them under the same names. */
    private static final Map<String, String> OF_CLUSTERS = Stream.concat(
                    Meanings.ALWAYS.stream(), Stream.of(Meanings.EXTERNAL_DNS, Meanings.KMS))
            .collect(Collectors.toUnmodifiableMap(Meaning::type, Meaning::healthy));

    /** {@code AutoscalingEnabled} and {@code AutorepairEnabled} follow the spec, so that neither status is wrong. */
    private static final Map<String, String> OF_NODE_POOLS = Map.ofEntries(
            Map.entry("Ready", TRUE),
            Map.entry("ValidReleaseImage", TRUE),
            Map.entry("ValidPlatformImage", TRUE),
            Map.entry("ValidPlatformConfig", TRUE),
            Map.entry("ValidMachineTemplate", TRUE),
            Map.entry("ValidGeneratedPayload", TRUE),
            Map.entry("ValidMachineConfig", TRUE),
            Map.entry("ValidTuningConfig", TRUE),
            Map.entry("ValidArchPlatform", TRUE),
            Map.entry("SupportedVersionSkew", TRUE),
            Map.entry("AllMachinesReady", TRUE),
            Map.entry("AllNodesHealthy", TRUE),
            Map.entry("ReconciliationActive", TRUE),
            Map.entry("ReachedIgnitionEndpoint", TRUE),
            Map.entry("IgnitionEndpointAvailable", TRUE),
            Map.entry("UpdateManagementEnabled", TRUE),
            Map.entry("UpdatingVersion", FALSE),
            Map.entry("UpdatingConfig", FALSE),
            Map.entry("UpdatingPlatformMachineTemplate", FALSE),
            Map.entry("ClusterNetworkCIDRConflict", FALSE));

    /** What conditions of any object are called that should be True, as a word at their names' ends. */
    private static final Set<String> GOOD_ENDS =
            Set.of("Ready", "Available", "Succeeded", "Succeeding", "Healthy", "Initialized", "Scheduled", "Reachable");

    /** The same for what should be False. */
    private static final Set<String> BAD_ENDS =
            Set.of("Degraded", "Failing", "Pressure", "NetworkUnavailable", "Conflict", "Progressing");

    private HealthyStatus() {}

    /**
     * The status that is as it should be; empty where both may be.
     *
     * @param kind such as {@code NodePool}
     */
    public static Optional<String> of(String kind, String type) {
        if (kind.equals("NodePool")) {
            return Optional.ofNullable(OF_NODE_POOLS.get(type));
        }
        var known = kind.startsWith("Hosted") ? OF_CLUSTERS.get(type) : null;
        return known == null ? byName(type) : Optional.of(known);
    }

    private static Optional<String> byName(String type) {
        if (BAD_ENDS.stream().anyMatch(type::endsWith)) {
            return Optional.of(FALSE);
        }
        return GOOD_ENDS.stream().anyMatch(type::endsWith) ? Optional.of(TRUE) : Optional.empty();
    }
}
