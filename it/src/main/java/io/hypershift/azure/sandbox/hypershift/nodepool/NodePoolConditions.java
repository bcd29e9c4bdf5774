package io.hypershift.azure.sandbox.hypershift.nodepool;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isUnknown;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.controlplane.ReleaseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The conditions HyperShift's operator reports of a NodePool, in its order: where one of them says that it cannot go on, the later
 * ones stay as they were.
 */
final class NodePoolConditions {
    static final String IGNITION_ENDPOINT = "IgnitionEndpointAvailable";

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
        var conditions = new ArrayList<>(List.of(autoscaling(), management()));
        if (pool.managementProblem().isPresent()) {
            return conditions;
        }
        conditions.add(releaseImage());
        if (facts.releaseProblem().isPresent()) {
            return conditions;
        }
        if (!facts.hasIgnitionEndpoint()) {
            conditions.add(
                    isFalse(IGNITION_ENDPOINT, "IgnitionEndpointMissing", "Ignition endpoint not available, waiting"));
            return conditions;
        }
        conditions.add(architecture());
        if (pool.architectureProblem().isPresent()) {
            return conditions;
        }
        conditions.add(pool.pause().condition("ReconciliationActive"));
        conditions.add(skew());
        conditions.add(machineConfig());
        if (facts.config().problem().isPresent()) {
            return conditions;
        }
        conditions.addAll(new RolloutConditions(facts).all());
        conditions.add(IgnitionServer.payload(facts.token()));
        conditions.add(ignitionReached());
        conditions.addAll(machines());
        new CidrConflict(pool.cluster().resource().items("/spec/networking/clusterNetwork"))
                .of(facts.machines())
                .ifPresent(conditions::add);
        conditions.add(isTrue("ValidPlatformConfig", "All is well"));
        conditions.add(isTrue("ValidTuningConfig", ""));
        conditions.add(isTrue("ValidMachineTemplate", ""));
        repair().forEach(conditions::add);
        conditions.add(new PoolReadiness(facts).condition());
        return conditions;
    }

    private Condition autoscaling() {
        var type = "AutoscalingEnabled";
        var limits = pool.resource().at("/spec/autoScaling");
        return pool.isAutoscaled()
                ? isTrue(
                        type,
                        "Maximum nodes: %d, Minimum nodes: %d"
                                .formatted(
                                        limits.path("max").asInt(),
                                        limits.path("min").asInt()))
                : isFalse(type, Condition.AS_EXPECTED, "");
    }

    private Condition management() {
        var type = "UpdateManagementEnabled";
        return pool.managementProblem()
                .map(it -> isFalse(type, "ValidationFailed", it))
                .orElseGet(() -> isTrue(type, ""));
    }

    private Condition releaseImage() {
        return facts.releaseProblem()
                .map(it -> isFalse("ValidReleaseImage", "ValidationFailed", "Failed to get release image: " + it))
                .orElseGet(() -> isTrue("ValidReleaseImage", "Using release image: " + pool.releaseImage()));
    }

    private Condition architecture() {
        return pool.architectureProblem()
                .map(it -> isFalse("ValidArchPlatform", "InvalidArchPlatform", it))
                .orElseGet(() -> isTrue("ValidArchPlatform", ""));
    }

    /** It tells, and keeps nothing from happening. */
    private Condition skew() {
        var type = "SupportedVersionSkew";
        var cluster = ClusterRelease.of(pool.cluster());
        if (cluster.isEmpty()) {
            return isUnknown(
                    type,
                    "ValidationFailed",
                    "HostedCluster version is not available yet, waiting for version information");
        }
        return ReleaseRules.skew(cluster.get(), pool.version())
                .map(it -> isFalse(type, "UnsupportedSkew", it))
                .orElseGet(() -> isTrue(type, "Release image version is valid"));
    }

    private Condition machineConfig() {
        return facts.config()
                .problem()
                .map(it -> isFalse("ValidMachineConfig", "ValidationFailed", it))
                .orElseGet(() -> isTrue("ValidMachineConfig", ""));
    }

    /** Nodes that are updated where they are do not ask again. */
    private Condition ignitionReached() {
        var hasBeen = pool.isUpdatedInPlace() && pool.resource().hasCondition("ReachedIgnitionEndpoint", "True");
        return hasBeen || IgnitionServer.isReached(facts.token()) || facts.replicas() == 0
                ? isTrue("ReachedIgnitionEndpoint", "")
                : isFalse("ReachedIgnitionEndpoint", "ignitionNotReached", "");
    }

    private List<Condition> machines() {
        var isNoneWanted = !pool.isAutoscaled() && facts.replicas() == 0;
        return List.of(
                new MachineAggregate("AllMachinesReady", "ready")
                        .of(facts.machines(), isNoneWanted, NodePoolConditions::infrastructure),
                new MachineAggregate("AllNodesHealthy", "healthy")
                        .of(facts.machines(), isNoneWanted, it -> told(it, "NodeHealthy", "WaitingForNodeRef")));
    }

    private static Condition infrastructure(Resource machine) {
        return told(machine, "InfrastructureReady", "WaitingForInfrastructure");
    }

    private static Condition told(Resource machine, String type, String otherwise) {
        var reason = NodePoolFacts.condition(machine, type, "reason");
        return new Condition(
                type,
                NodePoolFacts.condition(machine, type, "status"),
                reason.isEmpty() ? otherwise : reason,
                NodePoolFacts.condition(machine, type, "message"));
    }

    /** Nothing repairs a pool before its first machine has come up: then nothing is said of it yet. */
    private Stream<Condition> repair() {
        if (!pool.isRepaired()) {
            return Stream.of(isFalse("AutorepairEnabled", Condition.AS_EXPECTED, ""));
        }
        return facts.healthCheck().map(any -> isTrue("AutorepairEnabled", "")).stream();
    }
}
