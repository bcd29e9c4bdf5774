package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets hold each item once, list maps each key once ({@code apiserver/schema/listtype}). */
final class UniquenessCheck {
    private final List<FieldCause> causes = new ArrayList<>();

    private UniquenessCheck() {}

    static List<FieldCause> check(JsonNode resource, SchemaNode schema) {
        UniquenessCheck check = new UniquenessCheck();
        check.value(FieldPath.ROOT, resource, schema);
        return check.causes;
    }

    private void value(String path, JsonNode value, SchemaNode schema) {
        if (value.isArray()) {
            array(path, value, schema);
        }
        for (var field : value.properties()) {
            String name = field.getKey();
            String child =
                    schema.properties().containsKey(name) ? FieldPath.child(path, name) : FieldPath.key(path, name);
            schema.field(name).ifPresent(declared -> value(child, field.getValue(), declared));
        }
    }

    private void array(String path, JsonNode array, SchemaNode schema) {
        if (schema.listType().kind() != ListType.Kind.ATOMIC) {
            duplicates(path, array, schema.listType());
        }
        schema.items().ifPresent(items -> {
            for (int i = 0; i < array.size(); i++) {
                value(FieldPath.index(path, i), array.get(i), items);
            }
        });
    }

    /** Only the second of several equal items is reported. */
    private void duplicates(String path, JsonNode array, ListType type) {
        Map<JsonNode, Integer> seen = new HashMap<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode identity = type.identity(array.get(i));
            if (seen.merge(identity, 1, Integer::sum) == 2) {
                causes.add(FieldCause.duplicate(FieldPath.index(path, i), identity));
            }
        }
    }
}
