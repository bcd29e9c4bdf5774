package io.hypershift.azure.sandbox.hypershift.controlplane;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isUnknown;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions HyperShift's operator reports of a HostedCluster: its own findings, and its control plane's. */
final class HostedClusterConditions {
    private static final List<String> FROM_CONTROL_PLANE = List.of(
            "ValidHostedControlPlaneConfiguration",
            "ValidReleaseInfo",
            "InfrastructureReady",
            "EtcdAvailable",
            "KubeAPIServerAvailable",
            "Available",
            "Degraded",
            "ExternalDNSReachable",
            "ValidAzureKMSConfig",
            "EtcdRecoveryActive",
            "ClusterVersionAvailable",
            "ClusterVersionProgressing",
            "ClusterVersionSucceeding",
            "ClusterVersionReleaseAccepted",
            "ClusterVersionUpgradeable",
            "ClusterVersionRetrievedUpdates",
            "DataPlaneConnectionAvailable",
            "ControlPlaneConnectionAvailable",
            "ConfigOperatorReconciliationSucceeded");

    private final HostedCluster cluster;
    private final Validation validation;
    private final Hindrances hindrances;
    private final Optional<Resource> controlPlane;
    private final boolean ignitionIsUp;
    private final String desiredImage;

    /**
     * @param desiredImage the release that the cluster is told to run
     */
    HostedClusterConditions(
            HostedCluster cluster,
            Validation validation,
            Hindrances hindrances,
            Optional<Resource> controlPlane,
            boolean ignitionIsUp,
            String desiredImage) {
        this.cluster = cluster;
        this.validation = validation;
        this.hindrances = hindrances;
        this.desiredImage = desiredImage;
        this.controlPlane = controlPlane;
        this.ignitionIsUp = ignitionIsUp;
    }

    List<Condition> all() {
        var conditions = new ArrayList<Condition>();
        conditions.add(cluster.pause().condition(Condition.AS_EXPECTED));
        conditions.add(validation
                .configuration()
                .map(it -> isFalse("ValidConfiguration", "InvalidConfiguration", it))
                .orElseGet(() -> isTrue("ValidConfiguration", "Configuration passes validation")));
        conditions.add(validation
                .release()
                .map(it -> isFalse("ValidReleaseImage", validation.releaseReason(), it))
                .orElseGet(() -> isTrue("ValidReleaseImage", "Release image is valid")));
        conditions.add(isTrue("SupportedHostedCluster", "HostedCluster is supported by operator configuration"));
        conditions.add(isTrue("ValidProxyConfiguration", "Proxy is not configured"));
        conditions.add(hindrances
                .credentials()
                .map(it -> isFalse("PlatformCredentialsFound", "PlatformCredentialsNotFound", it))
                .orElseGet(() -> isTrue("PlatformCredentialsFound", "Required platform credentials are found")));
        conditions.add(reconciliationSucceeded());
        conditions.add(ignition());
        conditions.add(progressing());
        FROM_CONTROL_PLANE.forEach(type -> conditions.add(fromControlPlane(type)));
        return conditions;
    }

    private Condition reconciliationSucceeded() {
        return Condition.of(
                "ReconciliationSucceeded",
                hindrances.problem().isEmpty(),
                "Reconciliation completed successfully",
                "ReconciliationError",
                hindrances.problem().orElse(""));
    }

    private Condition ignition() {
        return Condition.of(
                "IgnitionEndpointAvailable",
                ignitionIsUp,
                "Ignition server deployment is available",
                "IgnitionServerDeploymentNotAvailable",
                "Ignition server deployment is not available");
    }

    /** It tells whether the cluster is told to go to another release than the one it runs, not whether it has come there. */
    private Condition progressing() {
        var type = "Progressing";
        var blocked = blocked();
        if (blocked.isPresent()) {
            return isFalse(type, "Blocked", blocked.get());
        }
        return desiredImage.equals(cluster.releaseImage())
                ? isFalse(type, Condition.AS_EXPECTED, "HostedCluster is at expected version")
                : isTrue(type, "Progressing", "HostedCluster is deploying, upgrading, or reconfiguring");
    }

    private Optional<String> blocked() {
        var pause = cluster.pause().condition(Condition.AS_EXPECTED);
        return Optional.of(pause)
                .filter(it -> !it.isTrue())
                .map(Condition::message)
                .map(it -> "ReconciliationActive condition is false: " + it)
                .or(() -> validation.configuration().map(it -> "ValidConfiguration condition is false: " + it))
                .or(() -> validation.release().map(it -> "ValidReleaseImage condition is false: " + it))
                .or(() -> hindrances.held().map(it -> "ClusterVersionUpgradeable condition is false: " + it));
    }

    private Condition fromControlPlane(String type) {
        return controlPlane.stream()
                .flatMap(it -> it.items("/status/conditions").stream())
                .filter(it -> type.equals(it.path("type").asText()))
                .map(it -> new Condition(
                        type,
                        it.path("status").asText(),
                        it.path("reason").asText(),
                        it.path("message").asText()))
                .findFirst()
                .orElseGet(() -> unreported(type));
    }

    private static Condition unreported(String type) {
        return switch (type) {
            case "Available" ->
                isFalse(type, "HostedClusterWaitingForAvailable", "Waiting for hosted control plane to be healthy");
            case "Degraded" -> isFalse(type, Condition.AS_EXPECTED, "The hosted cluster is not degraded");
            default -> isUnknown(type, "StatusUnknown", "The hosted control plane has not reported yet");
        };
    }
}
