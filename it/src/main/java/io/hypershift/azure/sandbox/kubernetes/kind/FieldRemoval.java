package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes fields out of an object by the paths that a search for unknown ones gave. */
final class FieldRemoval {
    private FieldRemoval() {}

    static void remove(ObjectNode object, List<String> paths) {
        remove(object, "", new TreeSet<>(paths));
    }

    private static void remove(JsonNode value, String path, Set<String> gone) {
        if (value instanceof ObjectNode object) {
            for (var name : Json.names(object)) {
                var below = path.isEmpty() ? name : path + "." + name;
                if (gone.contains(below)) {
                    object.remove(name);
                } else {
                    remove(object.get(name), below, gone);
                }
            }
        } else {
            for (var i = 0; i < value.size(); i++) {
                remove(value.get(i), path + "[" + i + "]", gone);
            }
        }
    }
}
