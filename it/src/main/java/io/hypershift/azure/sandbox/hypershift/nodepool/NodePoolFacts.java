package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What is to be seen of a node pool.
 *
 * @param releaseProblem why its release is not taken
 * @param config what its machines are configured with
 * @param machines all of them, those being deleted included
 * @param machineSet the set that its machines shall be of, once there is one
 * @param replicas how many machines there shall be
 * @param token what its machines fetch their ignition with
 * @param healthCheck what repairs it, if anything does
 */
record NodePoolFacts(
        NodePool pool,
        PoolTarget target,
        Optional<String> releaseProblem,
        PoolConfig config,
        boolean hasIgnitionEndpoint,
        List<Resource> machines,
        Optional<Resource> machineSet,
        int replicas,
        Optional<Resource> token,
        Optional<Resource> healthCheck) {
    NodePoolFacts with(List<Resource> newMachines, Resource set, Optional<Resource> check) {
        return new NodePoolFacts(
                pool,
                target,
                releaseProblem,
                config,
                hasIgnitionEndpoint,
                newMachines,
                Optional.of(set),
                replicas,
                token,
                check);
    }

    /** The same as it is to be told when the pool itself has become another. */
    NodePoolFacts of(Resource changed) {
        return new NodePoolFacts(
                new NodePool(changed, pool.cluster()),
                target,
                releaseProblem,
                config,
                hasIgnitionEndpoint,
                machines,
                machineSet,
                replicas,
                token,
                healthCheck);
    }

    static boolean isReady(Resource machine) {
        return machine.hasCondition("Ready", "True");
    }

    boolean isCurrent(Resource machine) {
        return machine.label(MachineManifests.SET_LABEL)
                .filter(target.machineSet()::equals)
                .isPresent();
    }

    List<Resource> alive() {
        return machines.stream().filter(it -> !it.isDeleting()).toList();
    }

    long ready() {
        return alive().stream().filter(NodePoolFacts::isReady).count();
    }

    /** Whether all machines are there, ready and as they shall be, and no others. */
    boolean isComplete() {
        return machineSet.isPresent()
                && alive().size() == replicas
                && alive().stream().allMatch(it -> isReady(it) && isCurrent(it))
                && machineSet.filter(InPlaceUpgrade::isUnderWay).isEmpty();
    }

    /** Whether nothing keeps the pool from being worked on. */
    boolean isWorkable() {
        return pool.managementProblem().isEmpty()
                && releaseProblem.isEmpty()
                && hasIgnitionEndpoint
                && pool.architectureProblem().isEmpty()
                && config.problem().isEmpty()
                && MachineImage.of(pool).isPresent();
    }

    static String condition(Resource machine, String type, String field) {
        return machine.items("/status/conditions").stream()
                .filter(it -> type.equals(it.path("type").asText()))
                .map(it -> it.path(field).asText())
                .findFirst()
                .orElse("");
    }
}
