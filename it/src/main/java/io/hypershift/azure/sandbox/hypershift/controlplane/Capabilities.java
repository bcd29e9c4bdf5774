package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of OpenShift a hosted cluster does without: the cluster operators are not there, and nobody signs in for them.
 *
 * @param disabled cluster operators
 */
record Capabilities(Set<String> disabled) {
    private static final Map<String, String> OPERATORS = Map.of(
            "ImageRegistry", "image-registry",
            "Console", "console",
            "Insights", "insights",
            "NodeTuning", "node-tuning",
            "Ingress", "ingress");

    private static final Map<Component, String> COMPONENTS =
            Map.of(Component.IMAGE_REGISTRY, "image-registry", Component.INGRESS, "ingress");

    static Capabilities of(HostedCluster cluster) {
        return new Capabilities(cluster.resource().items("/spec/capabilities/disabled").stream()
                .map(JsonNode::asText)
                .filter(OPERATORS::containsKey)
                .map(OPERATORS::get)
                .collect(Collectors.toSet()));
    }

    boolean use(Component component) {
        var operator = COMPONENTS.get(component);
        return operator == null || !disabled.contains(operator);
    }
}
