package io.hypershift.azure.sandbox.kubernetes.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small things that are done with JSON trees everywhere. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Reads a body that is JSON or, as clients may name either by the same media type, YAML. */
    public static JsonNode parse(byte[] body) throws IOException {
        return looksLikeJson(body) ? MAPPER.readTree(body) : YamlReader.read(new String(body, StandardCharsets.UTF_8));
    }

    /** Reads JSON that this program wrote itself. */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode treeOf(@Nullable Object plain) {
        return MAPPER.valueToTree(plain);
    }

    public static String text(JsonNode node) {
        return node.toString();
    }

    /** The node at a path of field names; a missing node when there is none. */
    public static JsonNode at(JsonNode node, String... path) {
        var current = node;
        for (var name : path) {
            current = current.path(name);
        }
        return current;
    }

    public static String textAt(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    /** The object under a name, made when it is absent. */
    public static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }

    public static ObjectNode metadata(ObjectNode object) {
        return child(object, "metadata");
    }

    public static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Puts a value, or takes the field away when there is none. */
    public static void putOrRemove(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private static boolean looksLikeJson(byte[] body) {
        for (var character : body) {
            if (!Character.isWhitespace(character)) {
                return character == '{' || character == '[';
            }
        }
        return true;
    }
}
