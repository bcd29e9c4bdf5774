package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.RevisionGoneException;
import io.hypershift.azure.sandbox.kubernetes.store.Snapshot;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers get and list. */
final class Reads {
    private final Store store;

    Reads(Store store) {
        this.store = store;
    }

    HttpResponse get(Call call) {
        var stored = store.get(call.key())
                .orElseThrow(
                        () -> ApiError.notFound(call.kind().subject(call.path().name())));
        var view = call.kind().view(stored);
        return Answers.ok(
                Tables.wanted(call.request()) ? Tables.of(call.kind(), List.of(view), listMetadata(stored)) : view);
    }

    HttpResponse list(Call call) {
        var page = ContinueToken.of(call.request());
        var snapshot = snapshot(call, page);
        var selection = Selection.of(call.request(), call.path(), call.kind());
        var selected = snapshot.objects().entrySet().stream()
                .filter(entry -> selection.matches(entry.getKey(), entry.getValue()))
                .filter(entry -> page.isEmpty() || page.get().isBefore(entry.getKey()))
                .toList();
        var limit = limit(call);
        var shown = limit > 0 && selected.size() > limit ? selected.subList(0, limit) : selected;
        var metadata = Json.object().put("resourceVersion", Long.toString(snapshot.revision()));
        if (shown.size() < selected.size()) {
            metadata.put("continue", ContinueToken.after(snapshot.revision(), lastKey(shown)));
            if (!selection.narrowed()) {
                metadata.put("remainingItemCount", selected.size() - shown.size());
            }
        }
        return Answers.ok(body(call, shown, metadata));
    }

    private static ObjectNode body(Call call, List<Map.Entry<ObjectKey, ObjectNode>> shown, ObjectNode metadata) {
        var objects =
                shown.stream().map(Map.Entry::getValue).map(call.kind()::view).toList();
        if (Tables.wanted(call.request())) {
            return Tables.of(call.kind(), objects, metadata);
        }
        var list = Json.object()
                .put("kind", call.kind().names().listKind())
                .put("apiVersion", call.kind().apiVersion());
        list.set("metadata", metadata);
        list.putArray("items").addAll(objects);
        return list;
    }

    private Snapshot snapshot(Call call, Optional<ContinueToken> page) {
        var resource = call.kind().resource();
        refuseFuture(call);
        if (page.isEmpty() && !exactRevisionWanted(call)) {
            return store.list(resource);
        }
        try {
            return store.listAt(resource, page.map(ContinueToken::revision).orElseGet(() -> revision(call)));
        } catch (RevisionGoneException e) {
            throw ApiError.expired("The provided continue parameter is too old to display a consistent list result.");
        }
    }

    private void refuseFuture(Call call) {
        var wanted = revision(call);
        var current = store.revision();
        if (wanted > current) {
            throw new ApiError(504, "Timeout", "Too large resource version: " + wanted + ", current: " + current);
        }
    }

    private static boolean exactRevisionWanted(Call call) {
        return call.request()
                .parameter("resourceVersionMatch")
                .filter("Exact"::equals)
                .isPresent();
    }

    static long revision(Call call) {
        return number(call, "resourceVersion");
    }

    private static int limit(Call call) {
        return (int) Math.min(number(call, "limit"), Integer.MAX_VALUE);
    }

    static long number(Call call, String parameter) {
        var text = call.request().parameter(parameter).orElse("");
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.badRequest(parameter + ": Invalid value: \"" + text + "\": must be a number");
        }
    }

    private static ObjectKey lastKey(List<Map.Entry<ObjectKey, ObjectNode>> shown) {
        return shown.get(shown.size() - 1).getKey();
    }

    private static ObjectNode listMetadata(ObjectNode object) {
        return Json.object().put("resourceVersion", Json.textAt(object, "metadata", "resourceVersion"));
    }
}
