package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One condition of a node pool out of one of each of its machines
 * (HyperShift 3ee9615, aggregateMachineReasonsAndMessages in hypershift-operator/controllers/nodepool).
 *
 * @param type of the node pool's condition
 * @param state what the machines are not
 */
record MachineAggregate(String type, String state) {
    /**
     * @param unfit what is wrong with a machine, true where nothing is
     */
    Condition of(List<Resource> machines, boolean isNoneWanted, Function<Resource, Condition> unfit) {
        if (machines.isEmpty()) {
            return isNoneWanted
                    ? Condition.isFalse(type, Condition.AS_EXPECTED, "NodePool set to no replicas")
                    : Condition.isFalse(type, "NotFound", "No Machines are created");
        }
        var byReason = new TreeMap<String, TreeSet<String>>();
        int count = 0;
        for (var machine : machines) {
            var condition = unfit.apply(machine);
            if (!condition.isTrue()) {
                count++;
                byReason.computeIfAbsent(condition.reason(), absent -> new TreeSet<>())
                        .add(line(machine, condition));
            }
        }
        if (count == 0) {
            return Condition.isTrue(type, "All is well");
        }
        var message = new StringBuilder("%d of %d machines are not %s\n".formatted(count, machines.size(), state));
        byReason.values().forEach(lines -> lines.forEach(message::append));
        return Condition.isFalse(type, String.join(",", byReason.keySet()), message.toString());
    }

    private static String line(Resource machine, Condition condition) {
        var told = condition.message().isEmpty() ? "" : ": " + condition.message();
        return "Machine " + machine.name() + ": " + condition.reason() + told + "\n";
    }
}
