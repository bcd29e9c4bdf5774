package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What is to be seen of a node pool.
 *
 * @param problem why the pool cannot be worked on at all
 * @param ignitionReached whether a machine of the present configuration has fetched its ignition
 */
record NodePoolFacts(
        NodePool pool,
        Optional<String> problem,
        boolean hasIgnitionEndpoint,
        List<Resource> machines,
        boolean ignitionReached) {

    static boolean isReady(Resource machine) {
        return machine.hasCondition("Ready", "True");
    }

    boolean isCurrent(Resource machine) {
        return machine.label(MachineManifests.SET_LABEL)
                .filter(pool.machineSetName()::equals)
                .isPresent();
    }

    long ready() {
        return machines.stream().filter(NodePoolFacts::isReady).count();
    }

    /** Whether all machines of the present configuration are there and ready, and none of an older one. */
    boolean isComplete() {
        return machines.size() == pool.replicas() && machines.stream().allMatch(it -> isReady(it) && isCurrent(it));
    }

    boolean isReplacing() {
        return machines.stream().anyMatch(it -> !isCurrent(it));
    }

    static String condition(Resource machine, String type, String field) {
        return machine.items("/status/conditions").stream()
                .filter(it -> type.equals(it.path("type").asText()))
                .map(it -> it.path(field).asText())
                .findFirst()
                .orElse("");
    }
}
