package io.hypershift.azure.sandbox.kubernetes.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The merge patch of Kubernetes' own kinds, which knows by what the items of some lists are told apart. */
public final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String DELETED_ITEMS = "$deleteFromPrimitiveList/";

    /** The patchMergeKey of the Kubernetes API types, by field name. */
    private static final Map<String, String> MERGE_KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("secrets", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("webhooks", "name"),
            Map.entry("ownerReferences", "uid"));

    private static final Set<String> MERGED_SETS = Set.of("finalizers");

    private StrategicMergePatch() {}

    /** The patched document; the given one is not changed. */
    public static ObjectNode apply(ObjectNode document, ObjectNode patch) {
        if (Json.textAt(patch, DIRECTIVE).equals("replace")) {
            return without(patch, DIRECTIVE);
        }
        var patched = document.deepCopy();
        for (var name : Json.names(patch)) {
            if (name.startsWith(DELETED_ITEMS)) {
                deleteItems(patched, name.substring(DELETED_ITEMS.length()), patch.get(name));
            } else if (name.equals("$retainKeys")) {
                retainKeys(patched, patch.get(name));
            } else if (!name.startsWith("$")) {
                patchField(patched, name, patch.get(name));
            }
        }
        return patched;
    }

    private static void patchField(ObjectNode patched, String name, JsonNode value) {
        if (value.isNull() || Json.textAt(value, DIRECTIVE).equals("delete")) {
            patched.remove(name);
        } else if (value instanceof ObjectNode patch) {
            var old = patched.get(name) instanceof ObjectNode object ? object : Json.object();
            patched.set(name, apply(old, patch));
        } else if (value instanceof ArrayNode items) {
            var old = patched.get(name) instanceof ArrayNode list ? list : Json.array();
            patched.set(name, list(name, old, items));
        } else {
            patched.set(name, value.deepCopy());
        }
    }

    private static ArrayNode list(String name, ArrayNode old, ArrayNode items) {
        if (MERGED_SETS.contains(name)) {
            var union = old.deepCopy();
            items.forEach(item -> {
                if (!contains(union, item)) {
                    union.add(item);
                }
            });
            return union;
        }
        return mergeKey(name, items).map(key -> keyedList(key, old, items)).orElseGet(items::deepCopy);
    }

    /** Ports of containers and of services have the same name and different keys. */
    private static Optional<String> mergeKey(String name, ArrayNode items) {
        if (name.equals("ports")) {
            return Optional.of(items.path(0).has("containerPort") ? "containerPort" : "port");
        }
        return Optional.ofNullable(MERGE_KEYS.get(name))
                .filter(key ->
                        items.isEmpty() || items.get(0).has(key) || items.get(0).has(DIRECTIVE));
    }

    private static ArrayNode keyedList(String key, ArrayNode old, ArrayNode items) {
        List<ObjectNode> merged = new ArrayList<>();
        var replaces = false;
        for (var item : items) {
            replaces |= Json.textAt(item, DIRECTIVE).equals("replace");
        }
        if (!replaces) {
            old.forEach(item -> merged.add((ObjectNode) item.deepCopy()));
        }
        for (var item : items) {
            if (item.has(key)) {
                mergeItem(key, merged, (ObjectNode) item);
            }
        }
        return Json.array().addAll(merged);
    }

    private static void mergeItem(String key, List<ObjectNode> merged, ObjectNode item) {
        var place = -1;
        for (var i = 0; i < merged.size(); i++) {
            place = merged.get(i).path(key).equals(item.get(key)) ? i : place;
        }
        if (Json.textAt(item, DIRECTIVE).equals("delete")) {
            merged.removeIf(present -> present.path(key).equals(item.get(key)));
        } else if (place < 0) {
            merged.add(apply(Json.object(), item));
        } else {
            merged.set(place, apply(merged.get(place), item));
        }
    }

    private static void deleteItems(ObjectNode patched, String name, JsonNode gone) {
        if (patched.get(name) instanceof ArrayNode list) {
            var left = Json.array();
            list.forEach(item -> {
                if (!contains(gone, item)) {
                    left.add(item);
                }
            });
            patched.set(name, left);
        }
    }

    private static void retainKeys(ObjectNode patched, JsonNode kept) {
        Json.names(patched).stream()
                .filter(name -> !contains(kept, Json.object().textNode(name)))
                .forEach(patched::remove);
    }

    private static boolean contains(JsonNode list, JsonNode item) {
        for (var present : list) {
            if (present.equals(item)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode without(ObjectNode object, String name) {
        var copy = object.deepCopy();
        copy.remove(name);
        return copy;
    }
}
