package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an autoscaler makes larger and smaller: a MachineDeployment or a MachineSet that says within which limits.
 *
 * @param machines those of it that are not going
 */
record NodeGroup(Kind kind, Resource scaled, List<Resource> machines) {
    static List<NodeGroup> in(KubeApi api, String namespace) {
        var machines = api.list(Kind.MACHINE, namespace).stream()
                .filter(it -> !it.isDeleting())
                .toList();
        return Stream.of(Kind.MACHINE_DEPLOYMENT, Kind.MACHINE_SET)
                .flatMap(kind -> api.list(kind, namespace).stream()
                        .filter(NodeGroup::isScaled)
                        .map(it -> new NodeGroup(kind, it, ofPool(machines, it))))
                .toList();
    }

    static boolean isScaled(Resource scaled) {
        return number(scaled, PoolReplicas.MOST) > 0 && !scaled.isDeleting();
    }

    private static List<Resource> ofPool(List<Resource> machines, Resource scaled) {
        return machines.stream()
                .filter(it -> it.annotation(NodePool.ANNOTATION).equals(scaled.annotation(NodePool.ANNOTATION)))
                .toList();
    }

    private static int number(Resource scaled, String annotation) {
        return scaled.annotation(annotation).map(Integer::valueOf).orElse(0);
    }

    int replicas() {
        return scaled.at("/spec/replicas").asInt();
    }

    int least() {
        return number(scaled, PoolReplicas.LEAST);
    }

    int most() {
        return number(scaled, PoolReplicas.MOST);
    }

    /** How many nodes are on their way. */
    int coming() {
        return Math.max(
                0,
                replicas()
                        - (int) machines.stream().filter(NodePoolFacts::isReady).count());
    }

    void scale(KubeApi api, int replicas) {
        api.update(kind, scaled, scaled.with("/spec/replicas", replicas));
    }
}
