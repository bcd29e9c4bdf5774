package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/**
 * What a kubelet says of its node.
 *
 * @param size of the node's machine
 */
record NodeStatus(Resource machine, NodeSize size, String address, Condition ready) {
    static final Condition READY = Condition.isTrue("Ready", "KubeletReady", "kubelet is posting ready status");
    static final Condition NO_NETWORK =
            Condition.isFalse("Ready", "KubeletNotReady", "container runtime network not ready");
    static final Condition REBOOTING = Condition.isFalse("Ready", "KubeletNotReady", "node is shutting down");
    static final Condition SILENT =
            Condition.isUnknown("Ready", "NodeStatusUnknown", "Kubelet stopped posting node status.");

    JsonNode json(Resource node) {
        var conditions = List.of(
                Condition.isFalse("MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory"),
                Condition.isFalse("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                Condition.isFalse("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                ready);
        var software = node.at("/status/nodeInfo").has("kubeletVersion")
                ? node.at("/status/nodeInfo")
                : software(machine, machine.text("/spec/version"));
        return Json.tree(Map.of(
                "conditions",
                Conditions.plain(node.at("/status/conditions"), conditions),
                "addresses",
                List.of(
                        Map.of("type", "InternalIP", "address", address),
                        Map.of("type", "Hostname", "address", machine.name())),
                "capacity",
                size.capacity(),
                "allocatable",
                size.allocatable(),
                "nodeInfo",
                software));
    }

    /** What runs on it, which changes only when it is updated where it is. */
    static JsonNode software(Resource machine, String kubernetes) {
        var kubelet = "v" + kubernetes;
        return Json.tree(Map.of(
                "architecture",
                "amd64",
                "bootID",
                machine.uid(),
                "containerRuntimeVersion",
                "cri-o://" + kubernetes,
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
                machine.uid()));
    }
}
