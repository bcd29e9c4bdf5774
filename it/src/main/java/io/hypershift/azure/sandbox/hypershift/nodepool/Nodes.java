package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Optional;

/** The kubelets of a hosted cluster: each machine's Node in the cluster's own API. */
final class Nodes {
    private final KubeApi hosted;

    Nodes(KubeApi hosted) {
        this.hosted = hosted;
    }

    Optional<Resource> of(Resource machine) {
        return hosted.get(Kind.NODE, machine.name());
    }

    /** The node of a machine, which has joined and is not ready yet when it is new. */
    Resource join(HostedCluster cluster, Resource machine, Resource azureMachine, String vmId) {
        return of(machine).orElseGet(() -> hosted.apply(Kind.NODE, node(cluster, machine, azureMachine, vmId)));
    }

    void report(Resource node, NodeStatus status) {
        hosted.updateStatus(Kind.NODE, node, status.json(node));
    }

    void remove(Resource machine) {
        hosted.delete(Kind.NODE, "", machine.name());
    }

    /** Lets no new pod come to a machine's node and those go that are there; they are for others to make again. */
    void drain(Resource machine) {
        of(machine).ifPresent(node -> {
            cordon(node, true);
            hosted.list(Kind.POD, "").stream()
                    .filter(pod -> pod.text("/spec/nodeName").equals(node.name()) && !isOfNode(pod))
                    .forEach(pod -> hosted.delete(Kind.POD, pod));
        });
    }

    void cordon(Resource node, boolean is) {
        if (node.at("/spec/unschedulable").asBoolean() != is) {
            hosted.update(Kind.NODE, node, node.with("/spec/unschedulable", is));
        }
    }

    /** Pods that every node has stay as long as it does. */
    static boolean isOfNode(Resource pod) {
        return pod.controller().filter(it -> it.kind().equals("DaemonSet")).isPresent()
                || pod.annotation("kubernetes.io/config.mirror").isPresent();
    }

    private static Resource node(HostedCluster cluster, Resource machine, Resource azureMachine, String vmId) {
        return shape(cluster, machine, azureMachine)
                .withLabel("kubernetes.io/hostname", machine.name())
                .with("/spec/providerID", "azure://" + vmId);
    }

    /** What all nodes of a pool have in common: who wants to know whether a pod would find room on one more needs no more. */
    static Resource shape(HostedCluster cluster, Resource machine, Resource azureMachine) {
        var pool = machine.annotation(NodePool.ANNOTATION).orElse("/").split("/", 2)[1];
        var region = cluster.azure("location");
        var node = Resource.of(Kind.NODE, machine.name())
                .withLabel("kubernetes.io/os", "linux")
                .withLabel("kubernetes.io/arch", "amd64")
                .withLabel("node-role.kubernetes.io/worker", "")
                .withLabel("node.openshift.io/os_id", "rhcos")
                .withLabel("hypershift.openshift.io/nodePool", pool)
                .withLabel("node.kubernetes.io/instance-type", azureMachine.text("/spec/vmSize"))
                .withLabel("topology.kubernetes.io/region", region);
        var zone = azureMachine.text("/spec/failureDomain");
        return zone.isEmpty() ? node : node.withLabel("topology.kubernetes.io/zone", region + "-" + zone);
    }
}
