package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code install render} printed, as objects. */
record Rendered(List<JsonNode> objects) {
    private static final String IMAGE = "quay.io/hypershift/hypershift-operator:latest";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Runs {@code install render} with flags that have a space between them. */
    static Outcome outcome(String flags, Map<String, String> files) {
        var words = flags.isEmpty() ? Stream.<String>of() : Stream.of(flags.split(" ", -1));
        return new InstallRender()
                .run(IMAGE, Stream.concat(Stream.of("install", "render"), words).toList(), files);
    }

    static Rendered resources(String flags) {
        return resources(flags, Map.of());
    }

    static Rendered resources(String flags, Map<String, String> files) {
        return all(("--outputs resources " + flags).strip(), files);
    }

    static Rendered crds(String flags) {
        return all(("--outputs crds " + flags).strip(), Map.of());
    }

    static Rendered all(String flags, Map<String, String> files) {
        var outcome = outcome(flags, files);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.output());
        }
        return new Rendered(documents(outcome.output()));
    }

    static List<JsonNode> documents(String yaml) {
        var documents = new ArrayList<JsonNode>();
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            values.forEachRemaining(it -> {
                if (it.isObject()) {
                    documents.add(it);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    Optional<JsonNode> find(String kind, String name) {
        return objects.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst();
    }

    JsonNode object(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError(kind + " " + name + " is not in " + names()));
    }

    /** Kind and name of each object. */
    List<String> names() {
        return objects.stream()
                .map(it ->
                        it.path("kind").asText() + " " + it.at("/metadata/name").asText())
                .toList();
    }

    JsonNode deployment() {
        return object("Deployment", "operator");
    }

    /** The operator's container. */
    JsonNode operator() {
        return deployment().at("/spec/template/spec/containers/0");
    }

    List<String> arguments() {
        return texts(operator().path("args"));
    }

    /** The value of a variable of the operator's environment, if it is there. */
    Optional<String> variable(String name) {
        return StreamSupport.stream(operator().path("env").spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText())
                .findFirst();
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The member of an array that has this name. */
    static JsonNode named(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + array));
    }
}
