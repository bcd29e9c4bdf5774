package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One reason an object is refused, as an entry of {@code details.causes} of a Kubernetes Status. The wording is that of
 * {@code apimachinery/pkg/util/validation/field}.
 */
public record FieldCause(String reason, String message, String field) {
    static final String INVALID = "FieldValueInvalid";

    /** How Kubernetes writes the path of a finding that concerns no field. */
    static final String NO_FIELD = "<nil>";

    static FieldCause invalid(String field, JsonNode value, String detail) {
        return new FieldCause(INVALID, "Invalid value: " + value + ": " + detail, field);
    }

    static FieldCause invalid(String field, String detail) {
        return new FieldCause(INVALID, "Invalid value: " + detail, field);
    }

    static FieldCause typeInvalid(String field, String actual, String expected) {
        String type = TextNode.valueOf(actual).toString();
        return new FieldCause(
                "FieldValueTypeInvalid",
                "Invalid value: " + type + ": " + field + " in body must be of type " + expected + ": " + type,
                field);
    }

    static FieldCause required(String field) {
        return new FieldCause("FieldValueRequired", "Required value", field);
    }

    static FieldCause duplicate(String field, JsonNode value) {
        return new FieldCause("FieldValueDuplicate", "Duplicate value: " + value, field);
    }

    static FieldCause notSupported(String field, JsonNode value, List<JsonNode> supported) {
        String values = supported.stream()
                .map(one -> TextNode.valueOf(one.isTextual() ? one.textValue() : one.toString())
                        .toString())
                .collect(Collectors.joining(", "));
        return new FieldCause(
                "FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + values, field);
    }

    static FieldCause tooLong(String field, long limit) {
        String unit = limit == 1 ? "byte" : "bytes";
        return new FieldCause("FieldValueTooLong", "Too long: may not be more than " + limit + " " + unit, field);
    }

    static FieldCause tooMany(String field, int actual, long limit) {
        String unit = limit == 1 ? "item" : "items";
        return new FieldCause(
                "FieldValueTooMany", "Too many: " + actual + ": must have at most " + limit + " " + unit, field);
    }

    /** Whether rules are skipped because of this: the ones that {@code hasBlockingErr} of the apiextensions server names. */
    boolean hidesRules() {
        return switch (reason) {
            case "FieldValueNotSupported",
                    "FieldValueRequired",
                    "FieldValueTooLong",
                    "FieldValueTooMany",
                    "FieldValueTypeInvalid" -> true;
            default -> false;
        };
    }

    String asWarning() {
        return field + ": " + message;
    }
}
