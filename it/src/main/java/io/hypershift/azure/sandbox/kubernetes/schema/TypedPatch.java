package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What structured-merge-diff refuses to read as an object of its kind ({@code typed/validate.go}), in its words.
 */
final class TypedPatch {
    private final List<String> errors = new ArrayList<>();

    private TypedPatch() {}

    static Optional<String> error(ObjectNode applied, SchemaNode schema) {
        TypedPatch patch = new TypedPatch();
        patch.resource(applied, schema);
        if (patch.errors.isEmpty()) {
            return Optional.empty();
        }
        String found =
                patch.errors.size() == 1 ? patch.errors.get(0) : "errors:\n  " + String.join("\n  ", patch.errors);
        return Optional.of("failed to create typed patch object (" + name(applied) + "): " + found);
    }

    private void resource(ObjectNode applied, SchemaNode schema) {
        for (var field : applied.properties()) {
            String path = "." + field.getKey();
            Optional<SchemaNode> declared =
                    ResourceFields.schema(field.getKey()).or(() -> schema.field(field.getKey()));
            if (declared.isPresent()) {
                value(path, field.getValue(), declared.get());
            } else if (!schema.keepsUnknown()) {
                errors.add(path + ": field not declared in schema");
            }
        }
    }

    private void value(String path, JsonNode value, SchemaNode schema) {
        if (value.isNull()) {
            return;
        }
        Optional<String> wrongType = WrongType.of(value, schema);
        if (wrongType.isPresent()) {
            errors.add(path + ": " + wrongType.get());
        } else if (value.isObject()) {
            object(path, value, schema);
        } else if (value.isArray()) {
            array(path, value, schema);
        }
    }

    private void object(String path, JsonNode object, SchemaNode schema) {
        for (var field : object.properties()) {
            String child = path + "." + field.getKey();
            Optional<SchemaNode> declared = schema.field(field.getKey());
            if (declared.isPresent()) {
                value(child, field.getValue(), declared.get());
            } else if (!schema.keepsUnknown()
                    && !schema.embeddedResource()
                    && !schema.type().isEmpty()) {
                errors.add(child + ": field not declared in schema");
            }
        }
    }

    private void array(String path, JsonNode array, SchemaNode schema) {
        ListType type = schema.listType();
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            String element = "[" + i + "]";
            if (type.kind() != ListType.Kind.ATOMIC) {
                JsonNode identity = identity(item, schema);
                element = shown(identity, type);
                if (!seen.add(identity)) {
                    errors.add(path + ": duplicate entries for key " + element);
                }
            }
            String child = path + element;
            schema.items().ifPresent(items -> value(child, item, items));
        }
    }

    private static JsonNode identity(JsonNode item, SchemaNode list) {
        if (list.listType().kind() != ListType.Kind.MAP || !item.isObject()) {
            return item;
        }
        ObjectNode identity = (ObjectNode) list.listType().identity(item);
        for (String key : list.listType().keys()) {
            if (!identity.has(key)) {
                list.items()
                        .flatMap(items -> items.field(key))
                        .flatMap(SchemaNode::defaultValue)
                        .ifPresent(value -> identity.set(key, value));
            }
        }
        return identity;
    }

    private static String shown(JsonNode identity, ListType type) {
        if (type.kind() == ListType.Kind.SET) {
            return "[=" + identity + "]";
        }
        List<String> pairs = new ArrayList<>();
        identity.properties().forEach(key -> pairs.add(key.getKey() + "=" + key.getValue()));
        pairs.sort(null);
        return "[" + String.join(",", pairs) + "]";
    }

    private static String name(ObjectNode applied) {
        String apiVersion = applied.path("apiVersion").asText();
        JsonNode metadata = applied.path("metadata");
        return metadata.path("namespace").asText("") + "/"
                + metadata.path("name").asText("") + "; "
                + (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind="
                + applied.path("kind").asText();
    }
}
