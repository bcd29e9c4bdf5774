package io.hypershift.azure.sandbox.kubernetes.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 6902. */
public final class JsonPatch {
    private JsonPatch() {}

    /** An operation that does not fit the document, a failed test among them. */
    public static final class NotApplicableException extends Exception {
        private static final long serialVersionUID = 1L;

        NotApplicableException(String message) {
            super(message);
        }
    }

    /** The document with all operations done; the given one is not changed. */
    public static JsonNode apply(JsonNode document, JsonNode operations) throws NotApplicableException {
        var holder = Json.object();
        holder.set("", document.deepCopy());
        for (var operation : operations) {
            apply(holder, operation);
        }
        return holder.get("");
    }

    private static void apply(ObjectNode holder, JsonNode operation) throws NotApplicableException {
        var path = pointer(operation, "path");
        switch (Json.textAt(operation, "op")) {
            case "add" -> add(holder, path, required(operation.get("value"), "value"));
            case "remove" -> remove(holder, path);
            case "replace" -> {
                required(find(holder, path), "path");
                put(holder, path, required(operation.get("value"), "value"));
            }
            case "test" -> test(holder, path, operation.path("value"));
            case "copy" ->
                add(
                        holder,
                        path,
                        required(find(holder, pointer(operation, "from")), "from")
                                .deepCopy());
            case "move" -> {
                var from = pointer(operation, "from");
                var moved = required(find(holder, from), "from");
                remove(holder, from);
                add(holder, path, moved);
            }
            default -> throw new NotApplicableException("unknown operation");
        }
    }

    private static void test(ObjectNode holder, List<String> path, JsonNode wanted) throws NotApplicableException {
        var found = find(holder, path);
        if (found == null ? !wanted.isNull() : !found.equals(wanted)) {
            throw new NotApplicableException("testing value " + path + " failed");
        }
    }

    private static void add(ObjectNode holder, List<String> path, JsonNode value) throws NotApplicableException {
        if (required(find(holder, parent(path)), "path") instanceof ArrayNode list) {
            var last = last(path);
            list.insert(last.equals("-") ? list.size() : index(last, list.size()), value);
        } else {
            put(holder, path, value);
        }
    }

    private static void put(ObjectNode holder, List<String> path, JsonNode value) throws NotApplicableException {
        var parent = find(holder, parent(path));
        if (parent instanceof ArrayNode list) {
            list.set(index(last(path), list.size() - 1), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(last(path), value);
        } else {
            throw new NotApplicableException("no place for " + path);
        }
    }

    private static void remove(ObjectNode holder, List<String> path) throws NotApplicableException {
        required(find(holder, path), "path");
        var parent = find(holder, parent(path));
        if (parent instanceof ArrayNode list) {
            list.remove(index(last(path), list.size() - 1));
        } else if (parent instanceof ObjectNode object) {
            object.remove(last(path));
        }
    }

    private static @Nullable JsonNode find(ObjectNode holder, List<String> path) throws NotApplicableException {
        JsonNode current = holder;
        for (var name : path) {
            current = current instanceof ArrayNode list ? list.get(index(name, list.size() - 1)) : current.get(name);
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    private static int index(String name, int highest) throws NotApplicableException {
        if (!name.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(name) > highest) {
            throw new NotApplicableException("no index " + name);
        }
        return Integer.parseInt(name);
    }

    private static List<String> pointer(JsonNode operation, String name) {
        return Arrays.stream(Json.textAt(operation, name).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static List<String> parent(List<String> path) {
        return path.subList(0, path.size() - 1);
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }

    private static JsonNode required(@Nullable JsonNode node, String what) throws NotApplicableException {
        if (node == null) {
            throw new NotApplicableException("no such " + what);
        }
        return node;
    }
}
