package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** How structured-merge-diff tells of a value of another type than declared: with what Go prints of its own wrapper. */
final class WrongType {
    private WrongType() {}

    static Optional<String> of(JsonNode value, SchemaNode schema) {
        if (schema.intOrString()) {
            return unless(value.isValueNode(), "any scalar, got " + plain(value));
        }
        return switch (schema.type()) {
            case "object" -> unless(value.isObject(), "map, got " + plain(value));
            case "array" -> unless(value.isArray(), "list, got " + plain(value));
            case "string" -> unless(value.isTextual(), "string, got &value.valueUnstructured{Value:" + value + "}");
            case "boolean" -> unless(value.isBoolean(), "boolean, got " + plain(value));
            case "integer", "number" -> unless(value.isNumber(), "numeric (int or float), got " + goType(value));
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean right, String expected) {
        return right ? Optional.empty() : Optional.of("expected " + expected);
    }

    private static String plain(JsonNode value) {
        return "&{" + value.asText() + "}";
    }

    private static String goType(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "bool";
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
