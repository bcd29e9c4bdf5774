package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.TreeMap;

/**
 * How a list merges.
 *
 * @param keys the fields by which items are told apart when it is keyed
 */
public record ListShape(Type type, List<String> keys) {
    public static final ListShape ATOMIC = new ListShape(Type.ATOMIC, List.of());
    public static final ListShape SET = new ListShape(Type.SET, List.of());

    /** The list types of the Kubernetes OpenAPI extensions. */
    public enum Type {
        ATOMIC,
        SET,
        KEYED
    }

    public static ListShape keyedBy(String... keys) {
        return new ListShape(Type.KEYED, List.of(keys));
    }

    boolean isAtomic() {
        return type == Type.ATOMIC;
    }

    /** The step that leads to an item in a set of fields. */
    String step(JsonNode item) {
        if (type == Type.SET) {
            return "v:" + item;
        }
        var values = new TreeMap<String, JsonNode>();
        keys.forEach(key -> {
            if (item.has(key)) {
                values.put(key, item.get(key));
            } else if (key.equals("protocol")) {
                values.put(key, Json.object().textNode("TCP"));
            }
        });
        var object = Json.object();
        values.forEach(object::set);
        return "k:" + object;
    }
}
