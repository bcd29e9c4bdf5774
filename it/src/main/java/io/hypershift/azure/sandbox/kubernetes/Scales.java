package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.json.JsonPath;
import io.hypershift.azure.sandbox.kubernetes.json.MergePatch;
import io.hypershift.azure.sandbox.kubernetes.kind.ScalePaths;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.StringJoiner;

/** Answers for the scale subresource: the number of replicas, wherever a kind keeps it. */
final class Scales {
    private final Store store;
    private final Modification modification;

    Scales(Store store, Modification modification) {
        this.store = store;
        this.modification = modification;
    }

    HttpResponse answer(Call call) {
        return switch (call.request().method()) {
            case "GET" -> Answers.ok(scale(call, current(call)));
            case "PUT" -> write(call, call.body());
            case "PATCH" -> write(call, (ObjectNode) MergePatch.apply(scale(call, current(call)), call.body()));
            default -> throw ApiError.methodNotAllowed();
        };
    }

    private HttpResponse write(Call call, ObjectNode wanted) {
        var options = WriteOptions.of(call.request());
        var replicas = Json.at(wanted, "spec", "replicas");
        var version = Json.textAt(wanted, "metadata", "resourceVersion");
        var written = modification.modify(call.kind(), call.key(), "scale", options, current -> {
            if (!version.isEmpty()) {
                Json.metadata(current).put("resourceVersion", version);
            }
            put(current, paths(call).specReplicas(), replicas);
            return current;
        });
        return Answers.written(200, scale(call, written), options.warnings());
    }

    private ObjectNode current(Call call) {
        return store.get(call.key())
                .orElseThrow(
                        () -> ApiError.notFound(call.kind().subject(call.path().name())));
    }

    private static ObjectNode scale(Call call, ObjectNode object) {
        var scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        var metadata = scale.putObject("metadata");
        for (var name : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            Json.putOrRemove(metadata, name, Json.at(object, "metadata", name));
        }
        var paths = paths(call);
        scale.putObject("spec")
                .put("replicas", JsonPath.first(object, paths.specReplicas()).asInt());
        var status = scale.putObject("status")
                .put("replicas", JsonPath.first(object, paths.statusReplicas()).asInt());
        var selector = selector(paths.selector().isEmpty() ? Json.object() : JsonPath.first(object, paths.selector()));
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    private static String selector(JsonNode selector) {
        if (selector.isTextual()) {
            return selector.asText();
        }
        var terms = new StringJoiner(",");
        selector.path("matchLabels")
                .properties()
                .forEach(label ->
                        terms.add(label.getKey() + "=" + label.getValue().asText()));
        return terms.toString();
    }

    private static ScalePaths paths(Call call) {
        return call.kind().scale().orElseThrow(ApiError::noSuchPath);
    }

    private static void put(ObjectNode object, String path, JsonNode value) {
        var steps = path.substring(1).split("\\.", -1);
        var parent = object;
        for (var i = 0; i < steps.length - 1; i++) {
            parent = Json.child(parent, steps[i]);
        }
        parent.set(steps[steps.length - 1], value);
    }
}
