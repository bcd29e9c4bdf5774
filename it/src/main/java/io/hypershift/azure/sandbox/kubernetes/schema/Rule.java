package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** One entry of {@code x-kubernetes-validations}. */
record Rule(
        String expression,
        Optional<String> message,
        Optional<String> messageExpression,
        Optional<String> reason,
        String fieldPath,
        boolean optionalOldSelf) {
    private static final Pattern OLD_SELF = Pattern.compile("\\boldSelf\\b");

    static Rule parse(JsonNode json) {
        return new Rule(
                json.path("rule").asText().strip(),
                text(json, "message"),
                text(json, "messageExpression"),
                text(json, "reason"),
                json.path("fieldPath").asText(""),
                json.path("optionalOldSelf").asBoolean());
    }

    boolean comparesWithOld() {
        return OLD_SELF.matcher(expression).find();
    }

    /** How messages name the rule. */
    String label() {
        return message.orElse(expression);
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue()).map(String::strip);
    }
}
