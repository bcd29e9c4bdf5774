package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One node of a parsed {@code openAPIV3Schema}. */
record SchemaNode(
        String type,
        boolean intOrString,
        boolean nullable,
        boolean keepsUnknown,
        boolean embeddedResource,
        boolean atomicMap,
        ListType listType,
        Map<String, SchemaNode> properties,
        Optional<SchemaNode> additional,
        Optional<SchemaNode> items,
        List<String> required,
        Optional<JsonNode> defaultValue,
        Limits limits,
        Alternatives alternatives,
        List<Rule> rules) {

    /** The schemas that a value must satisfy besides, in the ways JSON Schema can combine them. */
    record Alternatives(List<SchemaNode> all, List<SchemaNode> any, List<SchemaNode> one, Optional<SchemaNode> not) {
        static Alternatives parse(JsonNode schema) {
            return new Alternatives(
                    list(schema.path("allOf"), SchemaNode::parse),
                    list(schema.path("anyOf"), SchemaNode::parse),
                    list(schema.path("oneOf"), SchemaNode::parse),
                    nested(schema.path("not")));
        }
    }

    static SchemaNode parse(JsonNode schema) {
        return new SchemaNode(
                schema.path("type").asText(""),
                schema.path("x-kubernetes-int-or-string").asBoolean(),
                schema.path("nullable").asBoolean(),
                schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                        || schema.path("additionalProperties").asBoolean(),
                schema.path("x-kubernetes-embedded-resource").asBoolean(),
                "atomic".equals(schema.path("x-kubernetes-map-type").asText()),
                ListType.parse(schema),
                properties(schema.path("properties")),
                nested(schema.path("additionalProperties")),
                nested(schema.path("items")),
                list(schema.path("required"), JsonNode::asText),
                Optional.ofNullable(schema.get("default")),
                Limits.parse(schema),
                Alternatives.parse(schema),
                list(schema.path("x-kubernetes-validations"), Rule::parse));
    }

    /** The schema of a key of an object: a declared property, else what the schema says of all other keys. */
    Optional<SchemaNode> field(String name) {
        return Optional.ofNullable(properties.get(name)).or(() -> additional);
    }

    boolean allowsNull() {
        return nullable || (type.isEmpty() && !intOrString);
    }

    private static Optional<SchemaNode> nested(JsonNode schema) {
        return schema.isObject() ? Optional.of(parse(schema)) : Optional.empty();
    }

    private static Map<String, SchemaNode> properties(JsonNode schema) {
        Map<String, SchemaNode> properties = new LinkedHashMap<>();
        schema.properties().forEach(one -> properties.put(one.getKey(), parse(one.getValue())));
        return properties;
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> parse) {
        List<T> list = new ArrayList<>();
        array.forEach(one -> list.add(parse.apply(one)));
        return List.copyOf(list);
    }
}
