package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.Store;

/** Answers create, update and delete. */
final class Writes {
    private final Store store;
    private final Creation creation;
    private final Modification modification;
    private final Deletion deletion;

    Writes(Store store, Creation creation, Modification modification, Deletion deletion) {
        this.store = store;
        this.creation = creation;
        this.modification = modification;
        this.deletion = deletion;
    }

    HttpResponse create(Call call) {
        var options = WriteOptions.of(call.request());
        var created = creation.create(call.kind(), call.path().namespace(), call.body(), options);
        return Answers.written(201, call.kind().view(created), options.warnings());
    }

    HttpResponse update(Call call) {
        var options = WriteOptions.of(call.request());
        var kind = call.kind();
        var body = call.body();
        if (kind.names().kind().equals("Lease") && store.get(call.key()).isEmpty()) {
            return createByUpdate(call, body, options);
        }
        Admission.checkIdentity(kind, body, call.path().namespace(), call.path().name());
        Admission.dropUnknownFields(kind, body, options);
        var version = Json.textAt(body, "metadata", "resourceVersion");
        if (kind.custom() && version.isEmpty() && store.get(call.key()).isPresent()) {
            throw ApiError.invalid(
                    kind.subject(call.path().name()),
                    "metadata.resourceVersion",
                    "Invalid value: 0: must be specified for an update");
        }
        var updated =
                modification.modify(kind, call.key(), call.path().subresource(), options, current -> body.deepCopy());
        return Answers.written(200, kind.view(updated), options.warnings());
    }

    /** A Lease is one of the kinds that an update may create, with or without a resourceVersion. */
    private HttpResponse createByUpdate(Call call, ObjectNode body, WriteOptions options) {
        Json.metadata(body).remove("resourceVersion");
        var uid = Json.textAt(body, "metadata", "uid");
        if (!uid.isEmpty()) {
            throw ApiError.conflict(
                    call.kind().subject(call.path().name()),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: ");
        }
        Json.metadata(body).put("name", call.path().name());
        var created = creation.create(call.kind(), call.path().namespace(), body, options);
        return Answers.written(201, call.kind().view(created), options.warnings());
    }

    HttpResponse delete(Call call) {
        var options = deleteOptions(call);
        var dryRun = WriteOptions.of(call.request()).dryRun()
                || !options.path("dryRun").isEmpty();
        var outcome = deletion.delete(call.kind(), call.key(), options, dryRun);
        return Answers.ok(
                outcome.gone()
                        ? success(call.kind(), outcome.object())
                        : call.kind().view(outcome.object()));
    }

    HttpResponse deleteCollection(Call call) {
        var options = deleteOptions(call);
        var dryRun = WriteOptions.of(call.request()).dryRun()
                || !options.path("dryRun").isEmpty();
        var selection = Selection.of(call.request(), call.path(), call.kind());
        var list = Json.object()
                .put("kind", call.kind().names().listKind())
                .put("apiVersion", call.kind().apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(store.revision()));
        var items = list.putArray("items");
        store.list(call.kind().resource()).objects().forEach((key, object) -> {
            if (selection.matches(key, object)) {
                items.add(call.kind()
                        .view(deletion.delete(call.kind(), key, options, dryRun).object()));
            }
        });
        return Answers.ok(list);
    }

    /** Options come in the body, or as parameters for clients that send none. */
    private static JsonNode deleteOptions(Call call) {
        var options = call.request().body().length == 0 ? Json.object() : call.body();
        call.request().parameter("propagationPolicy").ifPresent(policy -> options.put("propagationPolicy", policy));
        if (options.path("orphanDependents").asBoolean()) {
            options.put("propagationPolicy", "Orphan");
        }
        return options;
    }

    private static ObjectNode success(Kind kind, ObjectNode last) {
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        var details = status.putObject("details").put("name", Json.textAt(last, "metadata", "name"));
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.resource().plural()).put("uid", Json.textAt(last, "metadata", "uid"));
        return status;
    }
}
