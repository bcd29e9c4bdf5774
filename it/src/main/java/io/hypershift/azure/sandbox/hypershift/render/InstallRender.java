package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The operator image's own command line, whose entry point is HyperShift's CLI: {@code install render ...}. */
public final class InstallRender implements ContainerProgram {
    private static final ObjectMapper JSON = sorted(new ObjectMapper()).enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper YAML = sorted(new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build()));

    @Override
    public Outcome run(String image, List<String> commandLine, Map<String, String> files) {
        var arguments = new ArrayList<>(commandLine);
        if (!arguments.isEmpty() && arguments.get(0).endsWith("/hypershift")) {
            arguments.remove(0);
        }
        var isRender = image.contains("hypershift")
                && arguments.size() >= 2
                && arguments.subList(0, 2).equals(List.of("install", "render"));
        return isRender ? render(arguments.subList(2, arguments.size()), new MountedFiles(files)) : new Outcome(0, "");
    }

    private static Outcome render(List<String> arguments, MountedFiles files) {
        try {
            var flags = CommandLine.parse(arguments);
            Validation.validate(flags, files);
            var printed = print(objects(flags, files), flags.text("format"));
            // what is written to a file is gone with the container
            return new Outcome(0, flags.has("output-file") ? "" : printed);
        } catch (RefusedException e) {
            return new Outcome(1, e.getMessage() + "\n");
        }
    }

    private static List<JsonNode> objects(RenderFlags flags, MountedFiles files) {
        var outputs = flags.text("outputs");
        var resources = OperatorManifests.render(flags, files);
        var objects = new ArrayList<JsonNode>();
        if (!outputs.equals("resources")) {
            objects.addAll(CrdManifests.render(flags));
        }
        if (!outputs.equals("crds")) {
            objects.addAll(resources);
        }
        objects.removeIf(
                it -> !flags.is("render-sensitive") && it.path("kind").asText().equals("Secret"));
        return objects;
    }

    private static String print(List<JsonNode> objects, String format) {
        if (format.equals("json")) {
            return write(JSON, Map.of("apiVersion", "v1", "kind", "List", "metadata", Map.of(), "items", objects))
                    + "\n";
        }
        return objects.stream().map(it -> write(YAML, it)).collect(Collectors.joining("---\n"));
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(mapper.convertValue(value, Object.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper sorted(ObjectMapper mapper) {
        return mapper.configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    }
}
