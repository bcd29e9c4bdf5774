package io.hypershift.azure.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/** One status condition. NodePools have fields of their own besides these (HyperShift's {@code NodePoolCondition}). */
public record Condition(String type, String status, String reason, String message) {

    static Condition of(JsonNode node) {
        return new Condition(
                node.path("type").asText(""),
                node.path("status").asText(""),
                node.path("reason").asText(""),
                node.path("message").asText(""));
    }

    public boolean isTrue() {
        return status.equals("True");
    }
}
