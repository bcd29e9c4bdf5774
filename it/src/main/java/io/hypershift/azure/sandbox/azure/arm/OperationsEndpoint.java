package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where clients poll: {@code operations} tell a status, {@code operationResults} answer 202 until the result is there. */
final class OperationsEndpoint implements Endpoint {
    private static final String JOB = "RESOURCEGROUPDELETIONJOB-";

    private final ArmState state;
    private final ResourceTypes types;

    OperationsEndpoint(ArmState state, ResourceTypes types) {
        this.state = state;
        this.types = types;
    }

    @Override
    public boolean serves(ArmPath path) {
        return isGroupJob(path)
                || (path.names().size() == 4 && path.names().get(0).equalsIgnoreCase("locations"));
    }

    private static boolean isGroupJob(ArmPath path) {
        var segments = path.scope().segments();
        return segments.size() == 4 && segments.get(2).equalsIgnoreCase("operationresults");
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var path = call.path();
        var id = isGroupJob(path) ? jobOf(path.scope().name()) : path.last();
        var operation = state.operations()
                .find(id)
                .orElseThrow(() -> new ArmException(404, "OperationNotFound", "No operation '%s'.".formatted(id)));
        if (!isGroupJob(path) && path.names().get(2).equalsIgnoreCase("operations")) {
            return status(operation);
        }
        return operation.ended() ? result(operation) : stillRunning(call);
    }

    private static ArmAnswer status(Operations.Operation operation) {
        var status = operation.ended() ? "Succeeded" : "InProgress";
        var answer = ArmAnswer.of(200, Json.object().put("status", status));
        return operation.ended() ? answer : answer.with("Retry-After", "1");
    }

    private static ArmAnswer stillRunning(ArmCall call) {
        var http = call.http();
        var version = "?api-version=" + call.apiVersion();
        return ArmAnswer.empty(202)
                .with("Location", "https://" + http.host() + http.rawPath() + version)
                .with("Retry-After", "1");
    }

    private ArmAnswer result(Operations.Operation operation) {
        return state.resources()
                .find(operation.target())
                .filter(resource -> !operation.deletes())
                .map(resource -> ArmAnswer.of(200, types.of(resource.id()).show(resource)))
                .orElse(ArmAnswer.empty(operation.deletes() ? 200 : 404));
    }

    private static String jobOf(String token) {
        try {
            var job = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Json.parse(job.getBytes(StandardCharsets.UTF_8))
                    .map(json -> json.path("jobId").asText().replace(JOB, ""))
                    .orElse(token);
        } catch (IllegalArgumentException notBase64) {
            return token;
        }
    }
}
