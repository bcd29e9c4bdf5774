package io.hypershift.azure.sandbox.hypershift.node;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/**
 * Tells the API server of the management cluster's nodes, as each kubelet does when it starts; one that somebody deletes then
 * stays away.
 */
public final class NodeRegistration {
    private static final String SCALE_SET =
            "azure:///subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/management-nodes"
                    + "/providers/Microsoft.Compute/virtualMachineScaleSets/management-worker/virtualMachines/";

    private final KubeApi api;
    private final Map<String, String> capacity;

    /** Nodes that can hold so much. */
    public NodeRegistration(KubeApi api, String cpu, String memory, int pods) {
        this.api = api.as("kubelet");
        this.capacity = Map.of("cpu", cpu, "memory", memory, "pods", String.valueOf(pods));
    }

    public void register(int count) {
        for (int i = 0; i < count; i++) {
            var node = api.apply(Kind.NODE, node(i));
            api.updateStatus(Kind.NODE, node, status(i, node.name()));
        }
    }

    private static Resource node(int number) {
        var name = "management-worker-" + number;
        return Resource.of(Kind.NODE, name)
                .with(
                        "/metadata/labels",
                        Map.ofEntries(
                                entry("kubernetes.io/arch", "amd64"),
                                entry("kubernetes.io/os", "linux"),
                                entry("kubernetes.io/hostname", name),
                                entry("node-role.kubernetes.io/worker", ""),
                                entry("topology.kubernetes.io/region", "eastus"),
                                entry("topology.kubernetes.io/zone", "eastus-" + (number % 3 + 1))))
                .with("/spec/providerID", SCALE_SET + number);
    }

    private JsonNode status(int number, String name) {
        var conditions = List.of(
                Condition.isFalse(
                        "MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
                Condition.isFalse("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                Condition.isFalse("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                Condition.isTrue("Ready", "KubeletReady", "kubelet is posting ready status"));
        return Json.tree(Map.of(
                "capacity",
                capacity,
                "allocatable",
                capacity,
                "addresses",
                List.of(
                        Map.of("type", "InternalIP", "address", "192.0.2." + (10 + number)),
                        Map.of("type", "Hostname", "address", name)),
                "conditions",
                Conditions.plain(Json.array(), conditions),
                "nodeInfo",
                Map.of(
                        "architecture", "amd64",
                        "operatingSystem", "linux",
                        "kubeletVersion", "v1.36.0",
                        "containerRuntimeVersion", "cri-o://1.36.0")));
    }
}
