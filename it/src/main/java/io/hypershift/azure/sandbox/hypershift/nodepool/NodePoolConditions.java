package io.hypershift.azure.sandbox.hypershift.nodepool;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.controlplane.Releases;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions HyperShift's operator reports of a NodePool. */
final class NodePoolConditions {
    private final NodePoolFacts facts;
    private final NodePool pool;

    private NodePoolConditions(NodePoolFacts facts) {
        this.facts = facts;
        this.pool = facts.pool();
    }

    static List<Condition> of(NodePoolFacts facts) {
        return new NodePoolConditions(facts).all();
    }

    private List<Condition> all() {
        return List.of(
                reconciliationActive(),
                releaseImage(),
                isTrue("ValidArchPlatform", ""),
                isTrue("ValidMachineConfig", ""),
                isTrue("ValidTuningConfig", ""),
                isTrue("ValidPlatformImage", "Bootstrap image is taken from the release"),
                isTrue("ValidMachineTemplate", ""),
                isTrue("UpdateManagementEnabled", ""),
                skew(),
                flag("AutoscalingEnabled", pool.isAutoscaled()),
                flag(
                        "AutorepairEnabled",
                        pool.resource().at("/spec/management/autoRepair").asBoolean()),
                Condition.of(
                        "ValidGeneratedPayload",
                        facts.hasIgnitionEndpoint(),
                        "Payload generated successfully",
                        "IgnitionEndpointMissing",
                        "Ignition endpoint is not available yet"),
                ignitionReached(),
                machinesReady(),
                nodesHealthy(),
                updating("UpdatingVersion", isNewVersion() && facts.isReplacing()),
                isFalse("UpdatingConfig", Condition.AS_EXPECTED, ""),
                updating("UpdatingPlatformMachineTemplate", !isNewVersion() && facts.isReplacing()),
                ready());
    }

    private Condition reconciliationActive() {
        return Condition.of(
                "ReconciliationActive",
                !pool.isPaused(),
                "Reconciliation active on resource",
                "ReconciliationPaused",
                "Reconciliation paused until: " + pool.resource().text("/spec/pausedUntil"));
    }

    private Condition releaseImage() {
        return facts.problem()
                .map(it -> isFalse("ValidReleaseImage", "ValidationFailed", it))
                .orElseGet(() -> isTrue("ValidReleaseImage", "Using release image: " + pool.releaseImage()));
    }

    /** A pool may be up to three minors behind its cluster, and never ahead of it. */
    private Condition skew() {
        var type = "SupportedVersionSkew";
        if (facts.problem().isPresent()) {
            return isTrue(type, "");
        }
        int behind = Releases.skew(pool.cluster().version(), pool.version());
        return behind >= 0 && behind <= 3
                ? isTrue(type, "Release image version is valid")
                : isFalse(
                        type,
                        "UnsupportedSkew",
                        "NodePool version %s is not compatible with HostedCluster version %s"
                                .formatted(pool.version(), pool.cluster().version()));
    }

    private Condition ignitionReached() {
        return facts.ignitionReached() || pool.replicas() == 0
                ? isTrue("ReachedIgnitionEndpoint", "")
                : isFalse("ReachedIgnitionEndpoint", "ignitionNotReached", "");
    }

    private Condition machinesReady() {
        var unready = facts.machines().stream()
                .filter(it -> !"True".equals(NodePoolFacts.condition(it, "InfrastructureReady", "status")))
                .toList();
        if (unready.isEmpty() && facts.machines().size() >= pool.replicas()) {
            return isTrue("AllMachinesReady", "All is well");
        }
        if (unready.isEmpty()) {
            return isFalse("AllMachinesReady", "NotFound", "No Machines are created");
        }
        var first = unready.get(0);
        return isFalse(
                "AllMachinesReady",
                reason(first, "InfrastructureReady"),
                "%d of %d machines are not ready%n"
                                .formatted(unready.size(), facts.machines().size())
                        + each(unready, "InfrastructureReady"));
    }

    private Condition nodesHealthy() {
        var unhealthy = facts.machines().stream()
                .filter(it -> !NodePoolFacts.isReady(it))
                .toList();
        if (unhealthy.isEmpty() && facts.machines().size() >= pool.replicas()) {
            return isTrue("AllNodesHealthy", "All is well");
        }
        return unhealthy.isEmpty()
                ? isFalse("AllNodesHealthy", "NotFound", "No Machines are created")
                : isFalse("AllNodesHealthy", reason(unhealthy.get(0), "NodeHealthy"), each(unhealthy, "NodeHealthy"));
    }

    private static String each(List<Resource> machines, String type) {
        return machines.stream()
                .map(it -> "Machine %s: %s: %s"
                        .formatted(it.name(), reason(it, type), NodePoolFacts.condition(it, type, "message")))
                .collect(Collectors.joining("\n"));
    }

    private static String reason(Resource machine, String type) {
        var reason = NodePoolFacts.condition(machine, type, "reason");
        return reason.isEmpty() ? "WaitingForInfrastructure" : reason;
    }

    private boolean isNewVersion() {
        return !pool.version().equals(pool.resource().text("/status/version"));
    }

    private static Condition updating(String type, boolean is) {
        return is ? isTrue(type, "update in progress") : isFalse(type, Condition.AS_EXPECTED, "");
    }

    private static Condition flag(String type, boolean is) {
        return is ? isTrue(type, "") : isFalse(type, Condition.AS_EXPECTED, "");
    }

    private Condition ready() {
        return facts.isComplete()
                ? isTrue("Ready", "")
                : isFalse(
                        "Ready",
                        facts.hasIgnitionEndpoint() ? "ScalingUp" : "WaitingForAvailableMachines",
                        "%d of %d machines are ready".formatted(facts.ready(), pool.replicas()));
    }
}
