package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a schema does not declare, and can take it away, as {@code apiserver/schema/pruning} does. */
final class UnknownFields {
    private static final Set<String> OF_EVERY_RESOURCE = Set.of("apiVersion", "kind", "metadata");

    private final boolean remove;
    private final List<String> found = new ArrayList<>();

    private UnknownFields(boolean remove) {
        this.remove = remove;
    }

    static List<String> find(ObjectNode resource, SchemaNode schema) {
        return walk(resource, schema, false);
    }

    static void prune(ObjectNode resource, SchemaNode schema) {
        walk(resource, schema, true);
    }

    private static List<String> walk(ObjectNode resource, SchemaNode schema, boolean remove) {
        UnknownFields walk = new UnknownFields(remove);
        walk.object(FieldPath.ROOT, resource, schema, true);
        Collections.sort(walk.found);
        return List.copyOf(walk.found);
    }

    private void value(String path, JsonNode value, SchemaNode schema) {
        if (value instanceof ObjectNode object) {
            object(path, object, schema, schema.embeddedResource());
        } else if (value instanceof ArrayNode array && schema.items().isPresent()) {
            for (int i = 0; i < array.size(); i++) {
                value(FieldPath.index(path, i), array.get(i), schema.items().get());
            }
        }
    }

    private void object(String path, ObjectNode object, SchemaNode schema, boolean resource) {
        for (String name : names(object)) {
            if (resource && OF_EVERY_RESOURCE.contains(name)) {
                continue;
            }
            String child = FieldPath.child(path, name);
            Optional<SchemaNode> field = schema.field(name);
            if (field.isPresent()) {
                value(child, object.path(name), field.get());
            } else if (!schema.keepsUnknown()) {
                unknown(child, object, name);
            }
        }
    }

    private void unknown(String path, ObjectNode object, String name) {
        found.add(path);
        if (remove) {
            object.remove(name);
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
