package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.time.Duration;

/**
 * Faults told over HTTP: POST adds one, DELETE clears all. A fault is an object with any of verb, kind, namespace,
 * name and count, and one of status (with reason and message), drop (before or after) and delayMillis.
 */
final class FaultRequests implements AdminRequests {

    private final Faults faults;

    FaultRequests(Faults faults) {
        this.faults = faults;
    }

    @Override
    public String path() {
        return "/sandbox/faults";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        switch (request.method()) {
            case "POST" -> faults.add(fault(request));
            case "DELETE" -> faults.clear();
            default -> throw ApiError.methodNotAllowed();
        }
        return HttpResponse.empty(204);
    }

    private static Fault fault(HttpRequest request) {
        try {
            var body = Json.parse(request.body());
            var match = new Fault.Match(
                    Json.textAt(body, "verb"),
                    Json.textAt(body, "kind"),
                    Json.textAt(body, "namespace"),
                    Json.textAt(body, "name"));
            return new Fault(match, body.path("count").asInt(1), effect(body));
        } catch (IOException e) {
            throw ApiError.badRequest("a fault is a JSON object: " + e.getMessage());
        }
    }

    private static Fault.Effect effect(JsonNode body) {
        if (body.has("status")) {
            return new Fault.Refuse(
                    body.path("status").asInt(), Json.textAt(body, "reason"), Json.textAt(body, "message"));
        }
        if (body.has("delayMillis")) {
            return new Fault.Delay(Duration.ofMillis(body.path("delayMillis").asLong()));
        }
        return switch (Json.textAt(body, "drop")) {
            case "before" -> new Fault.DropBefore();
            case "after" -> new Fault.DropAfter();
            default -> throw ApiError.badRequest("a fault has one of status, drop (before or after) and delayMillis");
        };
    }
}
