package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;

/** Makes and removes Machines: as many as wanted, and one more while older ones are replaced. */
final class MachineSetScaler {
    private final KubeApi api;

    MachineSetScaler(KubeApi api) {
        this.api = api;
    }

    /** One step towards the pool as it shall be; answers the machines there are now. */
    List<Resource> scale(NodePool pool, Resource set, List<Resource> present) {
        var manifests = new MachineManifests(pool);
        var current = new ArrayList<Resource>();
        var old = new ArrayList<Resource>();
        for (var machine : present) {
            if (!machine.isDeleting()) {
                (machine.label(MachineManifests.SET_LABEL)
                                        .filter(set.name()::equals)
                                        .isPresent()
                                ? current
                                : old)
                        .add(machine);
            }
        }
        int surge = old.isEmpty() ? 0 : 1;
        while (current.size() < pool.replicas() && current.size() + old.size() < pool.replicas() + surge) {
            var machine = api.create(Kind.MACHINE, manifests.machine(set));
            api.create(Kind.AZURE_MACHINE, manifests.azureMachine(machine));
            current.add(machine);
        }
        shrink(pool.replicas(), current, old);
        var all = new ArrayList<>(current);
        all.addAll(old);
        return all;
    }

    private void shrink(int replicas, List<Resource> current, List<Resource> old) {
        if (old.isEmpty()) {
            while (current.size() > replicas) {
                api.delete(Kind.MACHINE, current.remove(current.size() - 1));
            }
        } else if (current.stream().filter(NodePoolFacts::isReady).count() + old.size() > replicas) {
            api.delete(Kind.MACHINE, old.remove(old.size() - 1));
        }
    }
}
