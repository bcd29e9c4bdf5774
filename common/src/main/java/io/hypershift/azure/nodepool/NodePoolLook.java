package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.Standstill;
import io.hypershift.azure.cluster.StuckAt;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.nodepool.NodePoolStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how far a node pool is from its NodePool and, where that says nothing, from its machines. */
public record NodePoolLook(KubeApi management) {
    private static final String READY = "Ready";
    private static final List<String> ALL_THERE = List.of(READY, "AllMachinesReady", "AllNodesHealthy");
    /**
     * Why the conditions of machines are False where there are none: for a pool that wants none, for one whose autoscaler keeps
     * none (HyperShift's {@code setAllMachinesReadyCondition} and {@code setAllNodesHealthyCondition}).
     */
    private static final Set<String> NO_MACHINES = Set.of("AsExpected", "NotFound");

    private static final List<String> CHANGING =
            List.of("UpdatingVersion", "UpdatingConfig", "UpdatingPlatformMachineTemplate");

    public NodePoolStatus at(PoolKey key) {
        return at(key, Standstill.SINCE_EVER);
    }

    /**
     * The same for one who waits.
     *
     * @param waited for how long it has been waited for
     */
    public NodePoolStatus at(PoolKey key, Duration waited) {
        return management
                .findIfServed(key.ref())
                .map(pool -> status(key, pool, waited))
                .orElseGet(() -> new NodePoolStatus(
                        key, State.ABSENT, PoolSize.of(0), 0, "", "", Map.of(), "there is none", Optional.empty()));
    }

    private NodePoolStatus status(PoolKey key, Manifest pool, Duration waited) {
        return pool.isBeingDeleted()
                ? status(key, pool, State.DELETING, new PoolMachines(management, key).holding(pool), Optional.empty())
                : status(key, pool, new Standstill(management.clock().instant(), waited));
    }

    static NodePoolStatus status(PoolKey key, Manifest pool, Standstill standstill) {
        return isReady(pool)
                ? status(key, pool, State.READY, "", Optional.empty())
                : status(key, pool, State.CHANGING, stuckAt(pool), standstill.ofPool(pool));
    }

    private static NodePoolStatus status(
            PoolKey key, Manifest pool, State state, String stuckAt, Optional<String> standstill) {
        return new NodePoolStatus(
                key,
                state,
                PoolSize.of(pool),
                nodes(pool),
                pool.text("status", "version"),
                pool.text("spec", "release", "image"),
                Map.of(pool.ref().toString(), pool.conditions()),
                stuckAt,
                standstill);
    }

    private static boolean isReady(Manifest pool) {
        var size = PoolSize.of(pool);
        return isObserved(pool)
                && size.holds(nodes(pool))
                && ALL_THERE.stream().allMatch(type -> isTrue(pool, type) || isForWantOfMachines(pool, type))
                && CHANGING.stream().noneMatch(type -> isTrue(pool, type))
                && isTrue(pool, "AutoscalingEnabled") == size.isAutoscaled();
    }

    private static boolean isForWantOfMachines(Manifest pool, String type) {
        return nodes(pool) == 0
                && !type.equals(READY)
                && pool.condition(type)
                        .filter(it -> NO_MACHINES.contains(it.reason()))
                        .isPresent();
    }

    /** Whether the conditions are about the pool as it is now: HyperShift writes them some time after a change. */
    private static boolean isObserved(Manifest pool) {
        var generation = pool.at("metadata", "generation").asLong();
        return pool.list("status", "conditions").stream()
                .filter(it -> ALL_THERE.contains(it.path("type").asText())
                        || CHANGING.contains(it.path("type").asText()))
                .map(it -> it.path("observedGeneration"))
                .allMatch(it -> it.isMissingNode() || it.asLong() >= generation);
    }

    private static String stuckAt(Manifest pool) {
        if (!isObserved(pool)) {
            return "HyperShift has not seen its change yet";
        }
        return StuckAt.ofPool(pool)
                .or(() -> CHANGING.stream()
                        .filter(type -> isTrue(pool, type))
                        .flatMap(type -> pool.condition(type).stream())
                        .map(it -> it.type() + ": " + it.message())
                        .findFirst())
                .orElseGet(() -> nodes(pool) + " of " + PoolSize.of(pool) + " are available");
    }

    private static int nodes(Manifest pool) {
        return pool.at("status", "replicas").asInt();
    }

    private static boolean isTrue(Manifest pool, String type) {
        return pool.condition(type).filter(Condition::isTrue).isPresent();
    }
}
