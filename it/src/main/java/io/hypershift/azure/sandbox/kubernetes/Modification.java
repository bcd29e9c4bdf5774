package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.fields.FieldManagement;
import io.hypershift.azure.sandbox.kubernetes.fields.Manager;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.List;
import java.util.Optional;

/** Changes objects that are there. */
final class Modification {
    private static final List<String> SERVER_METADATA = List.of(
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "resourceVersion",
            "namespace",
            "name");

    private final Store store;
    private final KindEffects effects;

    Modification(Store store, KindEffects effects) {
        this.store = store;
        this.effects = effects;
    }

    /** Makes the next state of an object from the present one, of which it is given a copy. */
    @FunctionalInterface
    interface Change {
        ObjectNode of(ObjectNode current);
    }

    /** A plain write: who changes a field owns it. */
    ObjectNode modify(Kind kind, ObjectKey key, String subresource, WriteOptions options, Change change) {
        var manager = new Manager(options.manager(), false, kind.apiVersion(), subresource);
        return write(
                kind,
                key,
                subresource,
                options,
                current -> {
                    var next = change.of(kind.view(current).deepCopy());
                    refuseOtherObject(kind, current, next);
                    return next;
                },
                (before, after) -> fields(kind).track(Optional.of(before), after, manager, Timestamps.now()));
    }

    /** A server-side apply to an object that is there. */
    ObjectNode apply(Kind kind, ObjectKey key, String subresource, WriteOptions options, ObjectNode applied) {
        var manager = new Manager(options.manager(), true, kind.apiVersion(), subresource);
        return write(
                kind,
                key,
                subresource,
                options,
                current -> {
                    refuseOtherObject(kind, current, applied);
                    var view = kind.view(current).deepCopy();
                    return fields(kind).apply(Optional.of(view), applied, manager, options.force(), Timestamps.now());
                },
                (before, after) -> {});
    }

    /** Notes what a write changed. */
    private interface Bookkeeping {
        void note(ObjectNode before, ObjectNode after);
    }

    private ObjectNode write(
            Kind kind, ObjectKey key, String subresource, WriteOptions options, Change change, Bookkeeping book) {
        while (true) {
            var current = store.get(key).orElseThrow(() -> ApiError.notFound(kind.subject(key.name())));
            var proposed = change.of(current);
            var next = subresource.equals("status")
                    ? withStatusOf(current, proposed)
                    : withServerPartsOf(kind, current, proposed);
            kind.rules().applyDefaults(next);
            effects.onUpdate(kind, current, next);
            Admission.validate(kind, next, Optional.of(current), options.warnings());
            book.note(kind.view(current), next);
            if (NoChange.between(current, next)) {
                return current;
            }
            countGeneration(kind, current, next);
            if (options.dryRun()) {
                return next;
            }
            var stored = finish(key, current, next);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
    }

    /** An object that is being deleted goes with its last finalizer. */
    private Optional<ObjectNode> finish(ObjectKey key, ObjectNode current, ObjectNode next) {
        return Deletion.isDue(next) ? store.remove(key, current, next) : store.swap(key, current, next);
    }

    private static void refuseOtherObject(Kind kind, ObjectNode current, ObjectNode proposed) {
        var subject = kind.subject(Json.textAt(current, "metadata", "name"));
        var uid = Json.textAt(proposed, "metadata", "uid");
        var present = Json.textAt(current, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(present)) {
            throw ApiError.conflict(
                    subject, "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + present);
        }
        var version = Json.textAt(proposed, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Json.textAt(current, "metadata", "resourceVersion"))) {
            throw ApiError.modified(subject);
        }
    }

    private static ObjectNode withStatusOf(ObjectNode current, ObjectNode proposed) {
        var next = current.deepCopy();
        Json.putOrRemove(next, "status", proposed.get("status"));
        Json.putOrRemove(Json.metadata(next), "managedFields", Json.at(proposed, "metadata", "managedFields"));
        next.set("apiVersion", proposed.get("apiVersion"));
        return next;
    }

    private static ObjectNode withServerPartsOf(Kind kind, ObjectNode current, ObjectNode proposed) {
        var next = proposed.deepCopy();
        SERVER_METADATA.forEach(name -> Json.putOrRemove(
                Json.metadata(next), name, Json.metadata(current).get(name)));
        if (!proposed.path("metadata").has("managedFields")) {
            Json.putOrRemove(
                    Json.metadata(next), "managedFields", Json.metadata(current).get("managedFields"));
        }
        if (kind.hasStatus()) {
            Json.putOrRemove(next, "status", current.get("status"));
        }
        return next;
    }

    private static void countGeneration(Kind kind, ObjectNode before, ObjectNode after) {
        if (kind.hasGeneration() && !content(kind, before).equals(content(kind, after))) {
            Json.metadata(after)
                    .put("generation", Json.at(before, "metadata", "generation").asLong() + 1);
        }
    }

    private static ObjectNode content(Kind kind, ObjectNode object) {
        var content = object.deepCopy();
        content.remove(List.of("apiVersion", "kind", "metadata"));
        if (kind.hasStatus()) {
            content.remove("status");
        }
        return content;
    }

    private static FieldManagement fields(Kind kind) {
        return new FieldManagement(kind.rules().mergeRules());
    }
}
