package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** How much CPU and memory, and how many pods. */
record Amounts(BigDecimal cpu, BigDecimal memory, int pods) {
    static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    /** What a node has to give. */
    static Amounts allocatable(Resource node) {
        var stated = node.at("/status/allocatable");
        return new Amounts(
                quantity(stated, "cpu"),
                quantity(stated, "memory"),
                quantity(stated, "pods").intValue());
    }

    /** What a pod asks for: all its containers together, or the most that an init container asks for. */
    static Amounts requested(Resource pod) {
        return new Amounts(requested(pod, "cpu"), requested(pod, "memory"), 1);
    }

    private static BigDecimal requested(Resource pod, String resource) {
        var together = quantities(pod, "/spec/containers", resource).reduce(BigDecimal.ZERO, BigDecimal::add);
        return quantities(pod, "/spec/initContainers", resource).reduce(together, BigDecimal::max);
    }

    private static Stream<BigDecimal> quantities(Resource pod, String list, String resource) {
        return pod.items(list).stream().map(it -> quantity(it.at("/resources/requests"), resource));
    }

    private static BigDecimal quantity(JsonNode amounts, String resource) {
        var text = amounts.path(resource).asText();
        return text.isEmpty() ? BigDecimal.ZERO : Quantity.getAmountInBytes(new Quantity(text));
    }

    Amounts plus(Amounts other) {
        return new Amounts(cpu.add(other.cpu), memory.add(other.memory), pods + other.pods);
    }

    Amounts minus(Amounts other) {
        return new Amounts(cpu.subtract(other.cpu), memory.subtract(other.memory), pods - other.pods);
    }
}
