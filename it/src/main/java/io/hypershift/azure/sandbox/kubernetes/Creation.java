package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.fields.FieldManagement;
import io.hypershift.azure.sandbox.kubernetes.fields.Manager;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes new objects. */
final class Creation {
    private static final ResourceName NAMESPACES = new ResourceName("", "namespaces");
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LONGEST_PREFIX = 58;

    private final Store store;
    private final KindEffects effects;

    Creation(Store store, KindEffects effects) {
        this.store = store;
        this.effects = effects;
    }

    ObjectNode create(Kind kind, String namespace, ObjectNode body, WriteOptions options) {
        Admission.checkIdentity(kind, body, namespace, "");
        if (!Json.textAt(body, "metadata", "resourceVersion").isEmpty()) {
            throw ApiError.badRequest("resourceVersion should not be set on objects to be created");
        }
        Admission.dropUnknownFields(kind, body, options);
        giveName(kind, body);
        Json.metadata(body).remove("managedFields");
        var object = admitted(kind, body, options);
        new FieldManagement(kind.rules().mergeRules())
                .track(Optional.empty(), object, manager(kind, options, false), Timestamps.now());
        return stored(kind, object, options);
    }

    /** Creates what an apply describes; its managed fields are those of the apply. */
    ObjectNode createApplied(Kind kind, ObjectNode applied, WriteOptions options) {
        if (!Json.textAt(applied, "metadata", "uid").isEmpty()) {
            throw ApiError.conflict(
                    kind.subject(Json.textAt(applied, "metadata", "name")),
                    "uid mismatch: the provided object specified uid " + Json.textAt(applied, "metadata", "uid")
                            + ", and no existing object was found");
        }
        Json.metadata(applied).remove("resourceVersion");
        var owned = new FieldManagement(kind.rules().mergeRules())
                .apply(Optional.empty(), applied, manager(kind, options, true), options.force(), Timestamps.now());
        return stored(kind, admitted(kind, owned, options), options);
    }

    private ObjectNode admitted(Kind kind, ObjectNode body, WriteOptions options) {
        var object = body.deepCopy();
        if (kind.hasStatus()) {
            object.remove("status");
        }
        var metadata = Json.metadata(object);
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "generation", "selfLink"));
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Timestamps.now());
        if (kind.hasGeneration()) {
            metadata.put("generation", 1);
        }
        requireNamespace(kind, metadata);
        kind.rules().applyDefaults(object);
        effects.onCreate(kind, object);
        Admission.validate(kind, object, Optional.empty(), options.warnings());
        return object;
    }

    private ObjectNode stored(Kind kind, ObjectNode object, WriteOptions options) {
        var name = Json.textAt(object, "metadata", "name");
        var key = kind.key(Json.textAt(object, "metadata", "namespace"), name);
        var present = store.get(key);
        if (present.isPresent()) {
            throw exists(kind, name, present.get());
        }
        if (options.dryRun()) {
            return object;
        }
        return store.swap(key, null, object)
                .orElseThrow(() -> exists(kind, name, store.get(key).orElse(object)));
    }

    private static ApiError exists(Kind kind, String name, ObjectNode present) {
        return Json.metadata(present).has("deletionTimestamp")
                ? ApiError.beingDeleted(kind.subject(name))
                : ApiError.alreadyExists(kind.subject(name));
    }

    private void requireNamespace(Kind kind, ObjectNode metadata) {
        if (!kind.namespaced()) {
            return;
        }
        var namespace = Json.textAt(metadata, "namespace");
        var present = store.get(new ObjectKey(NAMESPACES, "", namespace))
                .orElseThrow(() -> ApiError.notFound(new ApiError.Subject("", "namespaces", namespace)));
        if (Json.metadata(present).has("deletionTimestamp")) {
            throw ApiError.forbidden(
                    kind.subject(Json.textAt(metadata, "name")),
                    "unable to create new content in namespace " + namespace + " because it is being terminated",
                    List.of(new ApiError.Cause(
                            "NamespaceTerminating",
                            "namespace " + namespace + " is being terminated",
                            "metadata.namespace")));
        }
    }

    private static void giveName(Kind kind, ObjectNode body) {
        var metadata = Json.metadata(body);
        var prefix = Json.textAt(metadata, "generateName");
        if (!Json.textAt(metadata, "name").isEmpty()) {
            return;
        }
        if (prefix.isEmpty()) {
            throw ApiError.invalid(
                    kind.kindSubject(""),
                    List.of(new ApiError.Cause(
                            "FieldValueRequired",
                            "Required value: name or generateName is required",
                            "metadata.name")));
        }
        var name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX)));
        ThreadLocalRandom.current()
                .ints(5, 0, SUFFIX_LETTERS.length())
                .forEach(index -> name.append(SUFFIX_LETTERS.charAt(index)));
        metadata.put("name", name.toString());
    }

    private static Manager manager(Kind kind, WriteOptions options, boolean applies) {
        return new Manager(options.manager(), applies, kind.apiVersion(), "");
    }
}
