package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.json.JsonPatch;
import io.hypershift.azure.sandbox.kubernetes.json.MergePatch;
import io.hypershift.azure.sandbox.kubernetes.json.StrategicMergePatch;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.List;

/** Answers patches of all four types. */
final class Patches {
    private final Store store;
    private final Creation creation;
    private final Modification modification;

    Patches(Store store, Creation creation, Modification modification) {
        this.store = store;
        this.creation = creation;
        this.modification = modification;
    }

    HttpResponse patch(Call call) {
        return switch (Bodies.mediaType(call.request())) {
            case "application/apply-patch+yaml", "application/apply-patch+cbor" -> apply(call);
            case "application/json-patch+json" -> {
                var operations = Bodies.tree(call.request());
                yield change(call, current -> jsonPatched(current, operations));
            }
            case "application/merge-patch+json" -> {
                var patch = call.body();
                yield change(call, current -> (ObjectNode) MergePatch.apply(current, patch));
            }
            case "application/strategic-merge-patch+json" -> strategic(call);
            default ->
                throw ApiError.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                        + " media types include: application/json-patch+json, application/merge-patch+json,"
                        + " application/apply-patch+yaml");
        };
    }

    private HttpResponse strategic(Call call) {
        if (call.kind().custom()) {
            throw ApiError.unsupportedMediaType(
                    "the body of the request was in an unknown format - accepted media types include:"
                            + " application/json-patch+json, application/merge-patch+json,"
                            + " application/apply-patch+yaml");
        }
        var patch = call.body();
        return change(call, current -> StrategicMergePatch.apply(current, patch));
    }

    private HttpResponse change(Call call, Modification.Change patch) {
        var options = WriteOptions.of(call.request());
        var kind = call.kind();
        var changed = modification.modify(kind, call.key(), call.path().subresource(), options, current -> {
            var next = patch.of(current);
            Admission.checkIdentity(
                    kind, next, call.path().namespace(), call.path().name());
            refuseUnknown(kind, next, options);
            return next;
        });
        return Answers.written(200, kind.view(changed), options.warnings());
    }

    /** Of a patch the server sees only the result, so that a strict one with unknown fields is an invalid object. */
    private static void refuseUnknown(Kind kind, ObjectNode next, WriteOptions options) {
        options.warnings().clear();
        try {
            Admission.dropUnknownFields(kind, next, options);
        } catch (ApiError e) {
            throw ApiError.invalid(
                    kind.kindSubject(Json.textAt(next, "metadata", "name")),
                    "patch",
                    "Invalid value: " + Json.text(next) + ": " + e.getMessage().replaceFirst("^.*?: ", ""));
        }
    }

    private static ObjectNode jsonPatched(ObjectNode current, JsonNode operations) {
        try {
            if (JsonPatch.apply(current, operations) instanceof ObjectNode patched) {
                return patched;
            }
        } catch (JsonPatch.NotApplicableException e) {
            // Refused below without a word about why, as the server does.
        }
        throw new ApiError(422, "Invalid", "the server rejected our request due to an error in our request");
    }

    private HttpResponse apply(Call call) {
        var options = WriteOptions.of(call.request());
        var kind = call.kind();
        var applied = call.body();
        checkApply(call, applied);
        Admission.refuseUntyped(kind, applied);
        Admission.checkIdentity(
                kind, applied, call.path().namespace(), call.path().name());
        Json.metadata(applied).put("name", call.path().name());
        removeOtherParts(kind, applied, call.path().subresource());
        while (true) {
            if (store.get(call.key()).isPresent()) {
                var written = modification.apply(kind, call.key(), call.path().subresource(), options, applied);
                return Answers.written(200, kind.view(written), options.warnings());
            }
            if (!call.path().subresource().isEmpty()) {
                throw ApiError.notFound(kind.subject(call.path().name()));
            }
            try {
                var written = creation.createApplied(kind, applied.deepCopy(), options);
                return Answers.written(201, kind.view(written), options.warnings());
            } catch (ApiError e) {
                if (!e.reason().equals("AlreadyExists") || store.get(call.key()).isEmpty()) {
                    throw e;
                }
            }
        }
    }

    private static void checkApply(Call call, ObjectNode applied) {
        if (call.request().parameter("fieldManager").orElse("").isEmpty()) {
            throw ApiError.invalid(
                    new ApiError.Subject("meta.k8s.io", "PatchOptions", ""),
                    List.of(new ApiError.Cause(
                            "FieldValueRequired", "Required value: is required for apply patch", "fieldManager")));
        }
        if (!Json.at(applied, "metadata", "managedFields").isEmpty()) {
            throw ApiError.badRequest("metadata.managedFields must be nil");
        }
        if (Json.textAt(applied, "apiVersion").isEmpty()
                || Json.textAt(applied, "kind").isEmpty()) {
            throw ApiError.badRequest("invalid object type: apiVersion and kind must be set");
        }
    }

    /** An apply to the object never owns its status, one to the status nothing else. */
    private static void removeOtherParts(Kind kind, ObjectNode applied, String subresource) {
        if (subresource.equals("status")) {
            applied.retain("apiVersion", "kind", "metadata", "status");
            Json.metadata(applied).remove(List.of("labels", "annotations", "finalizers", "ownerReferences"));
        } else if (kind.hasStatus()) {
            applied.remove("status");
        }
    }
}
