package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.List;

/** Answers a scheduler that puts a pod on a node. */
final class Bindings {
    private final Modification modification;

    Bindings(Modification modification) {
        this.modification = modification;
    }

    HttpResponse bind(Call call) {
        if (!call.kind().is("", "pods")) {
            throw ApiError.noSuchPath();
        }
        if (!call.request().method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        var node = Json.textAt(call.body(), "target", "name");
        var options = WriteOptions.of(call.request());
        modification.modify(call.kind(), call.key(), "binding", options, pod -> {
            var present = Json.textAt(pod, "spec", "nodeName");
            if (!present.isEmpty()) {
                throw ApiError.conflict(
                        call.kind().subject(call.path().name()),
                        "pod " + call.path().name() + " is already assigned to node \"" + present + "\"");
            }
            Json.child(pod, "spec").put("nodeName", node);
            return pod;
        });
        var done = Json.object().put("kind", "Status").put("apiVersion", "v1");
        done.putObject("metadata");
        return Answers.written(201, done.put("status", "Success").put("code", 201), List.of());
    }
}
