package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers in the forms that the API server gives. */
final class Answers {
    private Answers() {}

    static HttpResponse ok(JsonNode body) {
        return HttpResponse.json(200, Json.text(body));
    }

    static HttpResponse written(int status, JsonNode body, List<String> warnings) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (!warnings.isEmpty()) {
            headers.put("Warning", warnings.stream().map(Answers::warning).collect(Collectors.joining(", ")));
        }
        return new HttpResponse.Whole(status, headers, Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse text(int status, String text) {
        return new HttpResponse.Whole(
                status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse failure(ApiError error) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (error.code() == 429 || error.code() == 504) {
            headers.put("Retry-After", "1");
        }
        return new HttpResponse.Whole(
                error.code(), headers, Json.text(error.toStatus()).getBytes(StandardCharsets.UTF_8));
    }

    private static String warning(String text) {
        return "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
