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
    private final Optional<Resource> controlPlane;
    private final boolean ignitionIsUp;

    HostedClusterConditions(
            HostedCluster cluster, Validation validation, Optional<Resource> controlPlane, boolean ignitionIsUp) {
        this.cluster = cluster;
        this.validation = validation;
        this.controlPlane = controlPlane;
        this.ignitionIsUp = ignitionIsUp;
    }

    List<Condition> all() {
        var conditions = new ArrayList<Condition>();
        conditions.add(reconciliationActive());
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
        conditions.add(isTrue("PlatformCredentialsFound", "Required platform credentials are found"));
        conditions.add(reconciliationSucceeded());
        conditions.add(ignition());
        conditions.add(progressing());
        FROM_CONTROL_PLANE.forEach(type -> conditions.add(fromControlPlane(type)));
        return conditions;
    }

    private Condition reconciliationActive() {
        var type = "ReconciliationActive";
        if (cluster.hasInvalidPause()) {
            return isFalse(type, "InvalidPausedUntilValue", "Invalid value for pausedUntil: " + cluster.pausedUntil());
        }
        if (!cluster.isPaused()) {
            return isTrue(type, "Reconciliation active on resource");
        }
        var until = cluster.pausedUntil().equals("true")
                ? "Reconciliation paused until field removed"
                : "Reconciliation paused until: " + cluster.pausedUntil();
        return isFalse(type, "ReconciliationPaused", until);
    }

    private Condition reconciliationSucceeded() {
        return Condition.of(
                "ReconciliationSucceeded",
                validation.isFine(),
                "HostedCluster is reconciled",
                "ReconciliationError",
                validation.configuration().or(validation::release).orElse(""));
    }

    private Condition ignition() {
        return Condition.of(
                "IgnitionEndpointAvailable",
                ignitionIsUp,
                "Ignition server deployment is available",
                "IgnitionServerDeploymentNotAvailable",
                "Ignition server deployment is not available");
    }

    private Condition progressing() {
        var type = "Progressing";
        if (!validation.isFine() || cluster.isPaused() || cluster.hasInvalidPause()) {
            var what = validation.configuration().or(validation::release).orElse("reconciliation is paused");
            return isTrue(type, "Blocked", "HostedCluster is blocked: " + what);
        }
        return isRolledOut()
                ? isFalse(type, Condition.AS_EXPECTED, "HostedCluster is at expected version")
                : isTrue(type, "Progressing", "HostedCluster is deploying, upgrading, or reconfiguring");
    }

    private boolean isRolledOut() {
        return controlPlane
                .filter(it -> it.text("/status/versionStatus/history/0/image").equals(cluster.releaseImage())
                        && it.text("/status/versionStatus/history/0/state").equals("Completed"))
                .isPresent();
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
