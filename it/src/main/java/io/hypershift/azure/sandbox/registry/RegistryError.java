package io.hypershift.azure.sandbox.registry;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What registries answer when they refuse, in the form of the OCI distribution specification. */
final class RegistryError {
    private RegistryError() {}

    static HttpResponse of(int status, String code, String message) {
        return of(status, code, message, Map.of());
    }

    static HttpResponse of(int status, String code, String message, Map<String, String> headers) {
        var body = Json.object();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        var all = new TreeMap<>(headers);
        all.put("Content-Type", "application/json");
        return new HttpResponse.Whole(status, all, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
