package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * How many machines come and which of them go, as Cluster API decides it: more are made before older ones go, as far as the strategy
 * lets there be more or fewer than wanted.
 *
 * @param strategy a MachineDeployment's
 */
record RollingReplacement(int replicas, JsonNode strategy) {
    /** What to do now. */
    record Step(int toCreate, List<Resource> toDelete) {}

    /**
     * @param current machines that are as they shall be
     * @param old machines that are not any more
     */
    Step next(List<Resource> current, List<Resource> old) {
        int total = current.size() + old.size();
        int toCreate = Math.max(0, Math.min(replicas - current.size(), replicas + surge(old) - total));
        var toDelete = new ArrayList<>(DeletionOrder.of(current, current.size() - replicas));
        toDelete.addAll(
                isOnDelete()
                        ? DeletionOrder.of(old, total - toDelete.size() - replicas)
                        : DeletionOrder.of(old, mayGo(current, old)));
        return new Step(toCreate, toDelete);
    }

    /** How many of the old ones: those that are not ready at once, of the others as many as leave enough. */
    private int mayGo(List<Resource> current, List<Resource> old) {
        int least = Math.max(0, replicas - number("maxUnavailable", 0));
        int readyOld = ready(old);
        int readyNew = ready(current);
        int most = Math.max(0, readyNew + old.size() - least);
        int broken = Math.min(most, old.size() - readyOld);
        return broken + Math.max(0, Math.min(readyOld + readyNew - least, most - broken));
    }

    private static int ready(List<Resource> machines) {
        return (int) machines.stream().filter(NodePoolFacts::isReady).count();
    }

    private int surge(List<Resource> old) {
        return old.isEmpty() ? 0 : isOnDelete() ? 0 : number("maxSurge", 1);
    }

    private boolean isOnDelete() {
        return strategy.path("type").asText().equals("OnDelete");
    }

    private int number(String field, int otherwise) {
        var value = strategy.path("rollingUpdate").path(field);
        if (!value.isTextual()) {
            return value.asInt(otherwise);
        }
        var share = Integer.parseInt(value.asText().replace("%", "")) * replicas / 100.0;
        return (int) (field.equals("maxSurge") ? Math.ceil(share) : Math.floor(share));
    }
}
