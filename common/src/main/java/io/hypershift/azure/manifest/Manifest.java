package io.hypershift.azure.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A Kubernetes object. The tree is the manifest's own: it is copied on the way in and must not be changed. */
public record Manifest(ObjectNode tree) {

    public Manifest {
        tree = tree.deepCopy();
    }

    /** An object with these coordinates and nothing else. */
    public static Manifest of(Ref ref) {
        var tree = Json.object();
        tree.put("apiVersion", ref.apiVersion()).put("kind", ref.kind());
        var metadata = tree.putObject("metadata").put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        return new Manifest(tree);
    }

    public Ref ref() {
        return new Ref(apiVersion(), kind(), text("metadata", "namespace"), name());
    }

    public String apiVersion() {
        return text("apiVersion");
    }

    public String kind() {
        return text("kind");
    }

    public String name() {
        return text("metadata", "name");
    }

    public String uid() {
        return text("metadata", "uid");
    }

    public String resourceVersion() {
        return text("metadata", "resourceVersion");
    }

    /** Whether somebody asked for its deletion. */
    public boolean isBeingDeleted() {
        return !text("metadata", "deletionTimestamp").isEmpty();
    }

    /** The node at a path of field names; a missing node where there is none. */
    public JsonNode at(String... path) {
        JsonNode node = tree;
        for (var field : path) {
            node = node.path(field);
        }
        return node;
    }

    /** The text at a path, empty where there is none. */
    public String text(String... path) {
        return at(path).asText("");
    }

    public Optional<Instant> instant(String... path) {
        return Optional.of(text(path)).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    public Map<String, String> annotations() {
        return strings(at("metadata", "annotations"));
    }

    public Map<String, String> labels() {
        return strings(at("metadata", "labels"));
    }

    /** The elements of the list at a path. */
    public List<JsonNode> list(String... path) {
        return StreamSupport.stream(at(path).spliterator(), false).toList();
    }

    /** A status condition by its type. */
    public Optional<Condition> condition(String type) {
        return conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    public List<Condition> conditions() {
        return list("status", "conditions").stream().map(Condition::of).toList();
    }

    /** The same object with more labels. */
    public Manifest withLabels(Map<String, String> labels) {
        var copy = tree.deepCopy();
        var target = copy.withObject("/metadata/labels");
        labels.forEach(target::put);
        return new Manifest(copy);
    }

    private static Map<String, String> strings(JsonNode node) {
        var result = new TreeMap<String, String>();
        node.properties()
                .forEach(field -> result.put(field.getKey(), field.getValue().asText()));
        return result;
    }
}
