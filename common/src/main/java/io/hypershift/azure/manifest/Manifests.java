package io.hypershift.azure.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads the objects of a rendered manifest: YAML documents, or one JSON object or {@code List}. */
public final class Manifests {
    /** HyperShift's CRDs are 2.7 MB together; the parser's own limit is 3 MB. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private Manifests() {}

    /** The objects in the order of the text; documents without content are passed over. */
    public static List<Manifest> parse(String text) throws JsonProcessingException {
        var result = new ArrayList<Manifest>();
        if (text.stripLeading().startsWith("{")) { // many times faster than as the YAML that it also is
            collect(Json.parseObject(text), result);
            return List.copyOf(result);
        }
        try (var documents = mapper().readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (documents.hasNextValue()) {
                collect(documents.nextValue(), result);
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
        return List.copyOf(result);
    }

    /** The objects of the JSON that a text begins with, as a program prints it that goes on to complain. */
    public static List<Manifest> parseFirst(String text) throws JsonProcessingException {
        var result = new ArrayList<Manifest>();
        collect(Json.parseFirstObject(text), result);
        return List.copyOf(result);
    }

    /** The one document of a YAML text. */
    public static JsonNode parseYaml(String text) throws JsonProcessingException {
        return mapper().readTree(text);
    }

    private static void collect(JsonNode document, List<Manifest> result) {
        if (!(document instanceof ObjectNode object)) {
            return;
        }
        if (object.path("kind").asText("").equals("List")) {
            object.path("items").forEach(item -> collect(item, result));
        } else if (!object.isEmpty()) {
            result.add(new Manifest(object));
        }
    }

    private static YAMLMapper mapper() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        return new YAMLMapper(YAMLFactory.builder().loaderOptions(options).build());
    }
}
