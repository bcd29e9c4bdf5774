package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;

/** How many more nodes of one kind would give room to pods that have none, as a cluster's autoscaler tries it out. */
public final class RoomPlan {
    private final Resource shape;
    private final int present;
    private final int most;
    private final List<Candidate> nodes = new ArrayList<>();

    /**
     * @param shape a node of that kind
     * @param coming how many are on their way, and empty
     * @param more how many there may be beside them
     */
    public RoomPlan(Resource shape, int coming, int more) {
        this.shape = shape.with(
                "/status/conditions",
                Conditions.plain(Json.array(), List.of(Condition.isTrue("Ready", "KubeletReady", ""))));
        this.present = coming;
        this.most = coming + more;
        for (int i = 0; i < coming; i++) {
            nodes.add(empty());
        }
    }

    private Candidate empty() {
        return new Candidate(shape, Amounts.allocatable(shape));
    }

    /** Finds room for a pod if there is or may be any. */
    public boolean place(Resource pod) {
        var requested = Amounts.requested(pod);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).refusals(pod, requested).isEmpty()) {
                take(i, requested);
                return true;
            }
        }
        if (nodes.size() >= most || !empty().refusals(pod, requested).isEmpty()) {
            return false;
        }
        nodes.add(empty());
        take(nodes.size() - 1, requested);
        return true;
    }

    private void take(int index, Amounts requested) {
        var node = nodes.get(index);
        nodes.set(index, new Candidate(node.node(), node.free().minus(requested)));
    }

    /** How many nodes it takes beside those on their way. */
    public int more() {
        return nodes.size() - present;
    }
}
