package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;

/** Cluster API at a pool's machines: makes and removes as many as its deployment or set wants. */
record Machines(KubeApi api, MachineManifests manifests) {
    /**
     * One step towards the machines as they shall be; answers those that are there then.
     *
     * @param set what new machines belong to
     * @param present all of the pool, those being deleted included
     */
    List<Resource> scale(Resource set, RollingReplacement replacement, List<Resource> present) {
        var alive = present.stream().filter(it -> !it.isDeleting()).toList();
        var current = alive.stream().filter(it -> isOf(it, set)).toList();
        var old = alive.stream().filter(it -> !isOf(it, set)).toList();
        var step = replacement.next(current, old);
        var now = new ArrayList<>(present);
        for (int i = 0; i < step.toCreate(); i++) {
            var machine = api.create(Kind.MACHINE, manifests.machine(set));
            api.create(Kind.AZURE_MACHINE, manifests.azureMachine(machine));
            now.add(machine);
        }
        step.toDelete().forEach(it -> api.delete(Kind.MACHINE, it));
        now.removeAll(step.toDelete());
        return now;
    }

    private static boolean isOf(Resource machine, Resource set) {
        return machine.label(MachineManifests.SET_LABEL)
                .filter(set.name()::equals)
                .isPresent();
    }
}
