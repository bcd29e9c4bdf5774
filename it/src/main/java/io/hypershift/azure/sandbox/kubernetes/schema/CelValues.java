package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns JSON into the values rules see: whole numbers are ints unless the schema says number, absent keys stay absent. */
final class CelValues {
    private CelValues() {}

    static Object of(JsonNode value, Optional<SchemaNode> schema) {
        return switch (value.getNodeType()) {
            case OBJECT -> map(value, schema);
            case ARRAY -> list(value, schema.flatMap(SchemaNode::items));
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value, schema);
            default -> NullValue.NULL_VALUE;
        };
    }

    private static Map<String, Object> map(JsonNode object, Optional<SchemaNode> schema) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (var entry : object.properties()) {
            Optional<SchemaNode> field = schema.flatMap(node -> node.field(entry.getKey()));
            boolean dropped = entry.getValue().isNull()
                    && field.filter(node -> !node.nullable()).isPresent();
            if (!dropped) {
                map.put(entry.getKey(), of(entry.getValue(), field));
            }
        }
        return map;
    }

    private static List<Object> list(JsonNode array, Optional<SchemaNode> items) {
        List<Object> list = new ArrayList<>();
        array.forEach(item -> list.add(of(item, items)));
        return list;
    }

    private static Object number(JsonNode value, Optional<SchemaNode> schema) {
        boolean floating = schema.filter(node -> node.type().equals("number")).isPresent();
        if (value.isIntegralNumber() && !floating) {
            return value.longValue();
        }
        return value.doubleValue();
    }
}
