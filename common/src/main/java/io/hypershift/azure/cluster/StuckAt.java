package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cluster that is not ready waits for: the first condition that is not as it should be, causes before consequences. */
public final class StuckAt {
    private static final List<String> CONTROL_PLANE = List.of(
            "ValidConfiguration",
            "SupportedHostedCluster",
            "ValidReleaseImage",
            "PlatformCredentialsFound",
            "ReconciliationActive",
            "ValidReleaseInfo",
            "InfrastructureReady",
            "ExternalDNSReachable",
            "EtcdAvailable",
            "KubeAPIServerAvailable",
            "IgnitionEndpointAvailable",
            "Available");

    private static final List<String> NODES = List.of(
            "ValidReleaseImage",
            "ValidPlatformImage",
            "ValidGeneratedPayload",
            "AllMachinesReady",
            "ReachedIgnitionEndpoint",
            "AllNodesHealthy",
            "Ready");

    private static final List<String> DELETION = List.of("HostedClusterDestroyed", "CloudResourcesDestroyed");

    /** HyperShift's reason for what is False and should be, as the machines of a pool that wants none. */
    private static final String AS_EXPECTED = "AsExpected";

    /** HyperShift tells how many machines are affected first, and what Azure says of them in the lines after. */
    private static final int LINES = 3;

    private StuckAt() {}

    /** What a cluster waits for, and where its control plane waits for nothing, its node pools. */
    public static String of(Manifest hostedCluster, List<Manifest> pools) {
        if (hostedCluster.isBeingDeleted()) {
            return first(hostedCluster, DELETION).orElse("HyperShift cleans up");
        }
        return first(hostedCluster, CONTROL_PLANE)
                .or(() -> pools.stream()
                        .flatMap(pool -> first(pool, NODES).stream())
                        .findFirst())
                .orElse("no condition tells anything yet");
    }

    /** What a node pool waits for; empty where none of its conditions tells. */
    public static Optional<String> ofPool(Manifest pool) {
        return first(pool, NODES);
    }

    private static Optional<String> first(Manifest object, List<String> types) {
        return types.stream()
                .flatMap(type -> object.condition(type).stream())
                .filter(condition -> condition.status().equals("False"))
                .filter(condition -> !condition.reason().equals(AS_EXPECTED))
                .map(StuckAt::tell)
                .findFirst()
                .or(() -> Stream.of(object)
                        .filter(it -> it.conditions().isEmpty())
                        .map(it -> it.ref() + " has no conditions yet: the operator writes them")
                        .findFirst());
    }

    private static String tell(Condition condition) {
        var message = condition.message().lines().limit(LINES).collect(Collectors.joining("; "));
        return condition.type() + " " + condition.status()
                + (message.isEmpty() ? " (" + condition.reason() + ")" : ", " + message);
    }
}
