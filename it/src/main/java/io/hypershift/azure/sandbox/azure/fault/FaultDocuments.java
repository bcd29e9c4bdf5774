package io.hypershift.azure.sandbox.azure.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.fault.Fault.Drop;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Faults as JSON, for those who ask over HTTP. */
public final class FaultDocuments {
    private FaultDocuments() {}

    /**
     * Reads {@code {"method", "host", "path", "times", "delayMillis", "status", "code", "message", "retryAfter", "policy",
     * "drop": "before" | "after"}}, all of them optional.
     */
    public static Fault read(JsonNode document) {
        var fault = Fault.on(
                        Json.text(document, "/method").orElse(".*"),
                        Json.text(document, "/path").orElse(".*"))
                .atHost(Json.text(document, "/host").orElse(".*"))
                .times(document.path("times").asInt(1))
                .delayed(Duration.ofMillis(document.path("delayMillis").asLong()));
        if (document.has("policy")) {
            fault = fault.deniedByPolicy(document.path("policy").asText());
        }
        return new Fault(
                fault.method(),
                fault.host(),
                fault.path(),
                fault.times(),
                fault.delay(),
                document.has("status") ? Optional.of(refusal(document)) : fault.refusal(),
                drop(document));
    }

    private static Fault.Refusal refusal(JsonNode document) {
        return new Fault.Refusal(
                document.path("status").asInt(),
                document.path("code").asText("SandboxFault"),
                document.path("message").asText("A fault that was asked for."),
                document.path("retryAfter").asInt());
    }

    private static Drop drop(JsonNode document) {
        return Json.text(document, "/drop")
                .map(when -> Drop.valueOf(when.toUpperCase(Locale.ROOT)))
                .orElse(Drop.NEVER);
    }

    public static ObjectNode write(Fault fault) {
        var document = Json.object()
                .put("method", fault.method())
                .put("host", fault.host())
                .put("path", fault.path())
                .put("times", fault.times())
                .put("delayMillis", fault.delay().toMillis())
                .put("drop", fault.drop().name().toLowerCase(Locale.ROOT));
        fault.refusal()
                .ifPresent(refusal -> document.put("status", refusal.status())
                        .put("code", refusal.code())
                        .put("message", refusal.message())
                        .put("retryAfter", refusal.retryAfter()));
        return document;
    }
}
