package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the old value of a list item: only a list map can tell which one it was. */
final class OldItems {
    private final ListType type;
    private final Map<JsonNode, JsonNode> byIdentity = new HashMap<>();

    OldItems(ListType type, JsonNode old) {
        this.type = type;
        if (type.kind() == ListType.Kind.MAP) {
            old.forEach(item -> byIdentity.put(type.identity(item), item));
        }
    }

    JsonNode of(JsonNode item) {
        return byIdentity.getOrDefault(type.identity(item), MissingNode.getInstance());
    }

    /**
     * The old list with the items that are still there in the order of the new one: Kubernetes' equality of sets and
     * list maps ignores the order, CEL's does not.
     */
    static JsonNode inOrderOf(JsonNode now, JsonNode old, ListType type) {
        if (type.kind() == ListType.Kind.ATOMIC || !now.isArray() || !old.isArray()) {
            return old;
        }
        Map<JsonNode, JsonNode> left = new LinkedHashMap<>();
        old.forEach(item -> left.put(type.identity(item), item));
        ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : now) {
            JsonNode was = left.remove(type.identity(item));
            if (was != null) {
                ordered.add(was);
            }
        }
        left.values().forEach(ordered::add);
        return ordered;
    }
}
