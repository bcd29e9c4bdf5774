package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in defaults from outside in, as {@code apiserver/schema/defaulting} does: a default may bring more of them. */
final class Defaults {
    private Defaults() {}

    static void apply(JsonNode value, SchemaNode schema) {
        if (value instanceof ObjectNode object) {
            toObject(object, schema);
        } else if (value instanceof ArrayNode array) {
            schema.items().ifPresent(items -> toArray(array, items));
        }
    }

    private static void toObject(ObjectNode object, SchemaNode schema) {
        schema.properties()
                .forEach((name, property) -> property.defaultValue()
                        .filter(value -> isMissing(object.get(name), property))
                        .ifPresent(value -> object.set(name, value.deepCopy())));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            schema.field(name).ifPresent(field -> {
                if (object.path(name).isNull()) {
                    field.defaultValue()
                            .filter(value -> !field.nullable())
                            .ifPresent(value -> object.set(name, value.deepCopy()));
                }
                apply(object.path(name), field);
            });
        }
    }

    private static void toArray(ArrayNode array, SchemaNode items) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isNull()
                    && !items.nullable()
                    && items.defaultValue().isPresent()) {
                array.set(i, items.defaultValue().get().deepCopy());
            }
            apply(array.get(i), items);
        }
    }

    private static boolean isMissing(@Nullable JsonNode value, SchemaNode property) {
        return value == null || (value.isNull() && !property.nullable());
    }
}
