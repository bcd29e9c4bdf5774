package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.Set;

/** Deletes objects: at once, or when the last finalizer is gone. */
final class Deletion {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";
    static final String INSTANCES_OF_DEFINITION = "customresourcecleanup.apiextensions.k8s.io";

    private static final Set<String> VITAL_NAMESPACES = Set.of("default", "kube-system", "kube-public");

    private final Store store;

    Deletion(Store store) {
        this.store = store;
    }

    /**
     * What came of it.
     *
     * @param object the object as it is now, or was last
     * @param gone false when finalizers still hold it
     */
    record Outcome(ObjectNode object, boolean gone) {}

    Outcome delete(Kind kind, ObjectKey key, JsonNode options, boolean dryRun) {
        while (true) {
            var current = store.get(key).orElseThrow(() -> ApiError.notFound(kind.subject(key.name())));
            refuseVital(kind, key.name());
            checkPreconditions(kind, current, options.path("preconditions"));
            var marked = marked(kind, current, options);
            var gone = isDue(marked);
            if (dryRun) {
                return new Outcome(marked, gone);
            }
            var done = gone
                    ? store.remove(key, current, marked)
                    : marked.equals(current) ? store.get(key) : store.swap(key, current, marked);
            if (done.isPresent()) {
                return new Outcome(done.get(), gone);
            }
        }
    }

    /** Whether nothing holds an object any more that is being deleted. */
    static boolean isDue(ObjectNode object) {
        return Json.metadata(object).has("deletionTimestamp")
                && Json.at(object, "metadata", "finalizers").isEmpty()
                && !isUndrainedNamespace(object);
    }

    private static boolean isUndrainedNamespace(ObjectNode object) {
        return Json.textAt(object, "kind").equals("Namespace")
                && Json.textAt(object, "apiVersion").equals("v1")
                && !Json.at(object, "spec", "finalizers").isEmpty();
    }

    private static ObjectNode marked(Kind kind, ObjectNode current, JsonNode options) {
        var marked = current.deepCopy();
        var metadata = Json.metadata(marked);
        if (metadata.has("deletionTimestamp")) {
            return marked;
        }
        metadata.put("deletionTimestamp", Timestamps.now()).put("deletionGracePeriodSeconds", 0);
        if (kind.hasGeneration()) {
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
        switch (Json.textAt(options, "propagationPolicy")) {
            case "Foreground" -> addFinalizer(metadata, FOREGROUND);
            case "Orphan" -> addFinalizer(metadata, ORPHAN);
            default -> {
                // Background: the dependents follow later.
            }
        }
        if (kind.names().kind().equals("CustomResourceDefinition")) {
            addFinalizer(metadata, INSTANCES_OF_DEFINITION);
        }
        if (isUndrainedNamespace(marked)) {
            Json.child(marked, "status").put("phase", "Terminating");
        }
        return marked;
    }

    private static void addFinalizer(ObjectNode metadata, String finalizer) {
        var list = metadata.get("finalizers") instanceof ArrayNode present ? present : metadata.putArray("finalizers");
        list.add(finalizer);
    }

    private static void refuseVital(Kind kind, String name) {
        if (kind.is("", "namespaces") && VITAL_NAMESPACES.contains(name)) {
            throw ApiError.forbidden(kind.subject(name), "this namespace may not be deleted");
        }
    }

    private static void checkPreconditions(Kind kind, ObjectNode current, JsonNode preconditions) {
        check(kind, current, "UID", Json.textAt(preconditions, "uid"), "uid");
        check(kind, current, "ResourceVersion", Json.textAt(preconditions, "resourceVersion"), "resourceVersion");
    }

    private static void check(Kind kind, ObjectNode current, String title, String wanted, String field) {
        var present = Json.textAt(current, "metadata", field);
        if (!wanted.isEmpty() && !wanted.equals(present)) {
            throw ApiError.conflict(
                    kind.subject(Json.textAt(current, "metadata", "name")),
                    "Precondition failed: " + title + " in precondition: " + wanted + ", " + title + " in object meta: "
                            + present);
        }
    }
}
