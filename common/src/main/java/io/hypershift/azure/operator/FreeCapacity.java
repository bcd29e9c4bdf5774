package io.hypershift.azure.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.Quantities;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the nodes of a management cluster have left: what can be allocated there, less what their pods ask for.
 *
 * @param cpu in CPUs
 * @param memory in bytes
 * @param nodes how many nodes take pods
 */
record FreeCapacity(BigDecimal cpu, BigDecimal memory, int nodes) {
    /** What one hosted cluster's control plane asks for, as the guide has it. */
    private static final BigDecimal CLUSTER_CPU = BigDecimal.valueOf(4);

    private static final Set<String> KEEPS_OUT = Set.of("NoSchedule", "NoExecute");
    private static final BigDecimal CLUSTER_MEMORY = BigDecimal.valueOf(8L << 30);
    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

    static FreeCapacity of(KubeApi management) {
        var nodes = management.select("v1", "Node", "", Map.of(), it -> it).stream()
                .filter(FreeCapacity::takesPods)
                .toList();
        var names = Set.copyOf(nodes.stream().map(Manifest::name).toList());
        var requests = management.select("v1", "Pod", "", Map.of(), it -> it).stream()
                .filter(pod -> names.contains(pod.text("spec", "nodeName")))
                .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.text("status", "phase")))
                .toList();
        return new FreeCapacity(
                allocatable(nodes, "cpu").subtract(requested(requests, "cpu")),
                allocatable(nodes, "memory").subtract(requested(requests, "memory")),
                nodes.size());
    }

    /** How many hosted clusters they have room for. */
    int clusters() {
        var byCpu = cpu.divide(CLUSTER_CPU, 0, RoundingMode.FLOOR);
        var byMemory = memory.divide(CLUSTER_MEMORY, 0, RoundingMode.FLOOR);
        return Math.max(0, byCpu.min(byMemory).intValue());
    }

    Finding<Boolean> finding() {
        var left = Text.of(
                "{} CPU and {} GiB are free on {} nodes",
                cpu.setScale(1, RoundingMode.FLOOR).toPlainString(),
                memory.divide(GIBIBYTE, 1, RoundingMode.FLOOR).toPlainString(),
                nodes);
        return clusters() > 0
                ? Finding.passed("for {}: {}", clusters(), left)
                : Finding.failed(
                        Text.of("for none: {}", left),
                        Text.of("A hosted cluster takes about 4 CPU and 8 GiB: add nodes to the management cluster."));
    }

    private static boolean takesPods(Manifest node) {
        return !node.at("spec", "unschedulable").asBoolean()
                && node.list("spec", "taints").stream()
                        .noneMatch(it -> KEEPS_OUT.contains(it.path("effect").asText()))
                && node.condition("Ready").filter(Condition::isTrue).isPresent();
    }

    private static BigDecimal allocatable(List<Manifest> nodes, String resource) {
        return nodes.stream()
                .map(node -> Quantities.amount(node.text("status", "allocatable", resource)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal requested(List<Manifest> pods, String resource) {
        return pods.stream()
                .map(pod -> containers(pod, "containers", resource)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .max(containers(pod, "initContainers", resource).reduce(BigDecimal.ZERO, BigDecimal::max)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<BigDecimal> containers(Manifest pod, String kind, String resource) {
        return pod.list("spec", kind).stream().map(it -> amount(it, resource));
    }

    private static BigDecimal amount(JsonNode container, String resource) {
        return Quantities.amount(
                container.path("resources").path("requests").path(resource).asText(""));
    }
}
