package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/** The kubelets of a hosted cluster: each machine's Node in the cluster's own API. */
final class Nodes {
    private final KubeApi hosted;

    Nodes(KubeApi hosted) {
        this.hosted = hosted;
    }

    /** The node of a machine, which has joined and is not ready yet when it is new. */
    Resource join(HostedCluster cluster, Resource machine, Resource azureMachine, String vmId) {
        return hosted.get(Kind.NODE, machine.name())
                .orElseGet(() -> hosted.apply(Kind.NODE, node(cluster, machine, azureMachine, vmId)));
    }

    void report(Resource node, Resource machine, String address, boolean isReady) {
        hosted.updateStatus(Kind.NODE, node, status(node, machine, address, isReady));
    }

    void remove(Resource machine) {
        hosted.delete(Kind.NODE, "", machine.name());
    }

    private static Resource node(HostedCluster cluster, Resource machine, Resource azureMachine, String vmId) {
        var pool = machine.annotation(NodePool.ANNOTATION).orElse("/").split("/", 2)[1];
        var region = cluster.azure("location");
        var node = Resource.of(Kind.NODE, machine.name())
                .withLabel("kubernetes.io/hostname", machine.name())
                .withLabel("kubernetes.io/os", "linux")
                .withLabel("kubernetes.io/arch", "amd64")
                .withLabel("node-role.kubernetes.io/worker", "")
                .withLabel("node.openshift.io/os_id", "rhcos")
                .withLabel("hypershift.openshift.io/nodePool", pool)
                .withLabel("node.kubernetes.io/instance-type", azureMachine.text("/spec/vmSize"))
                .withLabel("topology.kubernetes.io/region", region)
                .with("/spec/providerID", "azure://" + vmId);
        var zone = azureMachine.text("/spec/failureDomain");
        return zone.isEmpty() ? node : node.withLabel("topology.kubernetes.io/zone", region + "-" + zone);
    }

    private static JsonNode status(Resource node, Resource machine, String address, boolean isReady) {
        var ready = isReady
                ? Condition.isTrue("Ready", "KubeletReady", "kubelet is posting ready status")
                : Condition.isFalse("Ready", "KubeletNotReady", "container runtime network not ready");
        var conditions = List.of(
                Condition.isFalse("MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory"),
                Condition.isFalse("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                Condition.isFalse("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                ready);
        var capacity = Map.of("cpu", "4", "memory", "16Gi", "pods", "250");
        return Json.tree(Map.of(
                "conditions",
                Conditions.plain(node.at("/status/conditions"), conditions),
                "addresses",
                List.of(
                        Map.of("type", "InternalIP", "address", address),
                        Map.of("type", "Hostname", "address", machine.name())),
                "capacity",
                capacity,
                "allocatable",
                capacity,
                "nodeInfo",
                info(machine)));
    }

    private static Map<String, String> info(Resource machine) {
        var kubelet = "v" + machine.text("/spec/version");
        return Map.of(
                "architecture",
                "amd64",
                "bootID",
                machine.uid(),
                "containerRuntimeVersion",
                "cri-o://" + machine.text("/spec/version"),
                "kernelVersion",
                "5.14.0-570.el9.x86_64",
                "kubeProxyVersion",
                kubelet,
                "kubeletVersion",
                kubelet,
                "machineID",
                machine.uid().replace("-", ""),
                "operatingSystem",
                "linux",
                "osImage",
                "Red Hat Enterprise Linux CoreOS",
                "systemUUID",
                machine.uid());
    }
}
