package io.hypershift.azure.sandbox.hypershift.render;

import java.util.Map;

/** What the operator's and external DNS' pods have in common. */
final class PodParts {
    private PodParts() {}

    static Map<String, String> labels(String name) {
        return Map.of("app", name, "hypershift.openshift.io/operator-component", name, "name", name);
    }

    static Map<String, Object> probe(String path, int port, int failures, int initialDelay) {
        return Map.of(
                "failureThreshold",
                failures,
                "httpGet",
                Map.of("path", path, "port", port, "scheme", "HTTP"),
                "initialDelaySeconds",
                initialDelay,
                "periodSeconds",
                60,
                "successThreshold",
                1,
                "timeoutSeconds",
                5);
    }

    static Map<String, Object> requests(String cpu, String memory) {
        return Map.of("requests", Map.of("cpu", cpu, "memory", memory));
    }
}
