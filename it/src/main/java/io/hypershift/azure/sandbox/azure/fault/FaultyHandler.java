package io.hypershift.azure.sandbox.azure.fault;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.fault.Fault.Drop;
import io.hypershift.azure.sandbox.azure.fault.Fault.Refusal;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A service with faults before it. */
public final class FaultyHandler implements HttpHandler {
    private final Faults faults;
    private final HttpHandler service;

    public FaultyHandler(Faults faults, HttpHandler service) {
        this.faults = faults;
        this.service = service;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        var fault = faults.take(request);
        return fault.isPresent() ? befallen(request, fault.get()) : service.handle(request);
    }

    private HttpResponse befallen(HttpRequest request, Fault fault) {
        try {
            Thread.sleep(fault.delay().toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new HttpResponse.Dropped();
        }
        if (fault.drop() == Drop.BEFORE) {
            return new HttpResponse.Dropped();
        }
        var answer =
                fault.refusal().isPresent() ? refuse(request, fault.refusal().get()) : service.handle(request);
        return fault.drop() == Drop.AFTER ? new HttpResponse.Dropped() : answer;
    }

    private static HttpResponse refuse(HttpRequest request, Refusal refusal) {
        var headers = new HashMap<String, String>();
        var id = UUID.randomUUID().toString();
        headers.put("x-ms-request-id", id);
        if (refusal.retryAfter() > 0) {
            headers.put("Retry-After", String.valueOf(refusal.retryAfter()));
        }
        if (request.host().contains(".blob.")) {
            headers.putAll(Map.of("Content-Type", "application/xml", "x-ms-error-code", refusal.code()));
            return whole(refusal.status(), headers, xml(refusal));
        }
        headers.put("x-ms-correlation-request-id", id);
        headers.put("Content-Type", "application/json; charset=utf-8");
        return whole(refusal.status(), headers, request.host().startsWith("login.") ? oauth(refusal) : json(refusal));
    }

    private static HttpResponse whole(int status, Map<String, String> headers, String body) {
        return new HttpResponse.Whole(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Refusal refusal) {
        var error = Json.object();
        error.putObject("error").put("code", refusal.code()).put("message", refusal.message());
        return Json.write(error);
    }

    private static String oauth(Refusal refusal) {
        return Json.write(Json.object().put("error", refusal.code()).put("error_description", refusal.message()));
    }

    private static String xml(Refusal refusal) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(refusal.code(), refusal.message());
    }
}
