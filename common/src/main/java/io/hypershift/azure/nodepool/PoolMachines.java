package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The machines of a node pool: those that Cluster API has recorded for it in the control plane's namespace. */
record PoolMachines(KubeApi management, PoolKey key) {
    private static final String POOL = "hypershift.openshift.io/nodePool";
    private static final String CAPI = "cluster.x-k8s.io/v1beta1";

    /** Conditions of a machine that tell most, in the order in which they come about. */
    private static final List<String> TELLING =
            List.of("InfrastructureReady", "BootstrapReady", "NodeHealthy", "Ready");

    /** What keeps a pool that is to go: machines that are still there, else the finalizers on it. */
    String holding(Manifest pool) {
        var machines = machines();
        if (!machines.isEmpty()) {
            return machines.stream().map(PoolMachines::told).collect(Collectors.joining("; "));
        }
        var finalizers = StreamSupport.stream(pool.at("metadata", "finalizers").spliterator(), false)
                .map(it -> it.asText())
                .collect(Collectors.joining(", "));
        return finalizers.isEmpty()
                ? "it is going"
                : "all its machines are gone, its finalizers are not: " + finalizers;
    }

    private List<Manifest> machines() {
        return management
                .listIfServed(CAPI, "Machine", ClusterObjects.controlPlaneNamespace(key.cluster()), Map.of())
                .stream()
                .filter(it -> key.toString().equals(it.annotations().get(POOL)))
                .toList();
    }

    private static String told(Manifest machine) {
        var phase = machine.text("status", "phase");
        var why = TELLING.stream()
                .flatMap(type -> machine.condition(type).stream())
                .filter(it -> it.status().equals("False"))
                .map(PoolMachines::told);
        return Stream.concat(
                        Stream.of("Machine " + machine.name() + (phase.isEmpty() ? "" : " " + phase)), why.limit(1))
                .collect(Collectors.joining(": "));
    }

    private static String told(Condition condition) {
        return condition.message().isEmpty() ? condition.reason() : condition.message();
    }
}
