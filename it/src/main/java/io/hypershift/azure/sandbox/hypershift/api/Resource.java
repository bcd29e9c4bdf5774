package io.hypershift.azure.sandbox.hypershift.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A Kubernetes object as a value; every change is a copy. */
public record Resource(ObjectNode json) {

    public static Resource of(Kind kind, String namespace, String name) {
        return of(kind, name).with("/metadata/namespace", namespace);
    }

    public static Resource of(Kind kind, String name) {
        return new Resource(Json.object(
                Map.of("apiVersion", kind.apiVersion(), "kind", kind.name(), "metadata", Map.of("name", name))));
    }

    /** One whose name the server is to make up. */
    public static Resource prefixed(Kind kind, String namespace, String prefix) {
        return new Resource(Json.object(Map.of(
                "apiVersion",
                kind.apiVersion(),
                "kind",
                kind.name(),
                "metadata",
                Map.of("namespace", namespace, "generateName", prefix))));
    }

    public String name() {
        return text("/metadata/name");
    }

    public String namespace() {
        return text("/metadata/namespace");
    }

    public String uid() {
        return text("/metadata/uid");
    }

    public long generation() {
        return at("/metadata/generation").asLong();
    }

    public boolean isDeleting() {
        return has("/metadata/deletionTimestamp");
    }

    /** What is there; a missing node where nothing is. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    public boolean has(String pointer) {
        return !at(pointer).isMissingNode();
    }

    /** The text there, empty where nothing is. */
    public String text(String pointer) {
        return at(pointer).asText("");
    }

    /** The members of the array there, none where nothing is. */
    public List<JsonNode> items(String pointer) {
        return StreamSupport.stream(at(pointer).spliterator(), false).toList();
    }

    public Optional<String> annotation(String key) {
        return Optional.ofNullable(at("/metadata/annotations").get(key)).map(JsonNode::asText);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(at("/metadata/labels").get(key)).map(JsonNode::asText);
    }

    public List<String> finalizers() {
        return items("/metadata/finalizers").stream().map(JsonNode::asText).toList();
    }

    public Resource with(String pointer, Object value) {
        var copy = json.deepCopy();
        var at = JsonPointer.compile(pointer);
        copy.withObject(at.head()).set(at.last().getMatchingProperty(), Json.tree(value));
        return new Resource(copy);
    }

    public Resource without(String pointer) {
        var copy = json.deepCopy();
        var at = JsonPointer.compile(pointer);
        if (copy.at(at.head()) instanceof ObjectNode parent) {
            parent.remove(at.last().getMatchingProperty());
        }
        return new Resource(copy);
    }

    public Resource withLabel(String key, String value) {
        var copy = json.deepCopy();
        copy.withObject("/metadata/labels").put(key, value);
        return new Resource(copy);
    }

    public Resource withAnnotation(String key, String value) {
        var copy = json.deepCopy();
        copy.withObject("/metadata/annotations").put(key, value);
        return new Resource(copy);
    }

    public Resource withFinalizer(String finalizer) {
        return with("/metadata/finalizers", List.of(finalizer));
    }

    public Resource ownedBy(Resource owner) {
        return with(
                "/metadata/ownerReferences",
                List.of(Map.of(
                        "apiVersion", owner.text("/apiVersion"),
                        "kind", owner.text("/kind"),
                        "name", owner.name(),
                        "uid", owner.uid(),
                        "controller", true,
                        "blockOwnerDeletion", true)));
    }

    /** The owner that made it and cares for it: kind and name. */
    public Optional<Owner> controller() {
        return items("/metadata/ownerReferences").stream()
                .filter(it -> it.path("controller").asBoolean())
                .map(it -> new Owner(it.path("kind").asText(), it.path("name").asText()))
                .findFirst();
    }

    /** Who owns an object in its namespace. */
    public record Owner(String kind, String name) {}

    public boolean isOwnedBy(Resource owner) {
        return items("/metadata/ownerReferences").stream()
                .anyMatch(it -> owner.uid().equals(it.path("uid").asText()));
    }

    /** Whether it has all these labels. */
    public boolean isSelectedBy(JsonNode labels) {
        return labels.propertyStream()
                .allMatch(wanted -> label(wanted.getKey())
                        .filter(wanted.getValue().asText()::equals)
                        .isPresent());
    }

    /** Whether this condition has this status. */
    public boolean hasCondition(String type, String status) {
        return items("/status/conditions").stream()
                .anyMatch(it -> type.equals(it.path("type").asText())
                        && status.equals(it.path("status").asText()));
    }
}
