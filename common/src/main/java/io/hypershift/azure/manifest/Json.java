package io.hypershift.azure.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one JSON mapper, and the trees it makes. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Parses a text that must be a JSON object. */
    public static ObjectNode parseObject(String text) throws JsonProcessingException {
        var tree = MAPPER.readTree(text);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new NotAnObject(tree);
    }

    /** Parses the JSON object that a text begins with, whatever comes after it. */
    public static ObjectNode parseFirstObject(String text) throws JsonProcessingException {
        var tree = MAPPER.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(text);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new NotAnObject(tree);
    }

    /** Turns records, maps and lists into a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The tree as indented text with a newline at its end, as for a file. */
    public static String pretty(JsonNode tree) {
        return tree.toPrettyString() + "\n";
    }

    private static final class NotAnObject extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        NotAnObject(JsonNode tree) {
            super("expected a JSON object, found " + tree.getNodeType());
        }
    }
}
