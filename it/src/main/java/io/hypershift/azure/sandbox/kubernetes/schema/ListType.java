package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** How the items of a list are told apart: {@code x-kubernetes-list-type} and {@code x-kubernetes-list-map-keys}. */
record ListType(Kind kind, List<String> keys) {
    enum Kind {
        ATOMIC,
        SET,
        MAP
    }

    static ListType parse(JsonNode schema) {
        List<String> keys = new ArrayList<>();
        schema.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        return new ListType(kind(schema.path("x-kubernetes-list-type").asText()), List.copyOf(keys));
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "set" -> Kind.SET;
            case "map" -> Kind.MAP;
            default -> Kind.ATOMIC;
        };
    }

    /** What makes an item of the list this one: its keys in a list map, itself in a set. */
    JsonNode identity(JsonNode item) {
        if (kind != Kind.MAP) {
            return item;
        }
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            if (item.has(key)) {
                identity.set(key, item.get(key));
            }
        }
        return identity;
    }
}
