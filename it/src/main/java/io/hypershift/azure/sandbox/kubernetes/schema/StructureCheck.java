package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Types, required fields and limits all the way down, worded as {@code kube-openapi/pkg/validation} words them. What is
 * wrong with a part that an update leaves as it was is forgiven without a word.
 */
final class StructureCheck {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private StructureCheck() {}

    static Findings check(JsonNode resource, JsonNode old, SchemaNode schema) {
        return value(FieldPath.ROOT, resource, old, schema);
    }

    private static Findings value(String path, JsonNode value, JsonNode old, SchemaNode schema) {
        Findings findings = fresh(path, value, old, schema);
        return value.equals(old) ? Findings.NONE : findings;
    }

    private static Findings fresh(String path, JsonNode value, JsonNode old, SchemaNode schema) {
        if (value.isNull() && schema.allowsNull()) {
            return Findings.NONE;
        }
        List<FieldCause> own = new ArrayList<>();
        if (!hasType(value, schema)) {
            own.add(FieldCause.typeInvalid(path, typeOf(value), expected(schema)));
        }
        own.addAll(ScalarCheck.check(path, value, schema));
        own.addAll(AlternativesCheck.check(path, value, schema.alternatives()));
        Findings findings = Findings.of(own);
        return switch (value.getNodeType()) {
            case OBJECT -> findings.and(object(path, value, old, schema));
            case ARRAY -> findings.and(array(path, value, old, schema));
            default -> findings;
        };
    }

    private static Findings object(String path, JsonNode object, JsonNode old, SchemaNode schema) {
        Findings findings = Findings.of(schema.required().stream()
                .filter(name -> !object.has(name))
                .map(name -> FieldCause.required(FieldPath.child(path, name)))
                .toList());
        for (var field : object.properties()) {
            String child = FieldPath.child(path, field.getKey());
            var declared = schema.field(field.getKey());
            if (declared.isPresent()) {
                findings = findings.and(value(child, field.getValue(), old.path(field.getKey()), declared.get()));
            }
        }
        return findings;
    }

    private static Findings array(String path, JsonNode array, JsonNode old, SchemaNode schema) {
        Findings findings = Findings.NONE;
        if (schema.items().isPresent()) {
            OldItems before = new OldItems(schema.listType(), old);
            for (int i = 0; i < array.size(); i++) {
                JsonNode item = array.get(i);
                findings = findings.and(value(
                        FieldPath.index(path, i),
                        item,
                        before.of(item),
                        schema.items().get()));
            }
        }
        return findings;
    }

    /** Whether a value satisfies an alternative; nothing is forgiven there. */
    static List<FieldCause> causes(String path, JsonNode value, SchemaNode schema) {
        return value(path, value, NOTHING, schema).causes();
    }

    private static boolean hasType(JsonNode value, SchemaNode schema) {
        if (schema.intOrString()) {
            return isInteger(value) || value.isTextual();
        }
        return switch (schema.type()) {
            case "" -> true;
            case "integer" -> isInteger(value);
            case "number" -> value.isNumber();
            default -> schema.type().equals(typeOf(value));
        };
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isNumber()
                        && value.decimalValue().stripTrailingZeros().scale() <= 0);
    }

    private static String expected(SchemaNode schema) {
        return schema.intOrString() ? "integer,string" : schema.type();
    }

    private static String typeOf(JsonNode value) {
        return value.isNumber() && isInteger(value)
                ? "integer"
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
