package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Resource Manager answers, before the headers that every answer carries. */
public record ArmAnswer(int status, Map<String, String> headers, Optional<JsonNode> body) {

    public static ArmAnswer of(int status, JsonNode body) {
        return new ArmAnswer(status, Map.of(), Optional.of(body));
    }

    public static ArmAnswer empty(int status) {
        return new ArmAnswer(status, Map.of(), Optional.empty());
    }

    public static ArmAnswer list(Collection<? extends JsonNode> items) {
        return of(200, Json.object().set("value", Json.array(items)));
    }

    public static ArmAnswer error(int status, String code, String message) {
        var error = Json.object();
        error.putObject("error").put("code", code).put("message", message);
        return of(status, error);
    }

    public ArmAnswer with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new ArmAnswer(status, all, body);
    }

    public ArmAnswer with(String header, String value) {
        return with(Map.of(header, value));
    }

    public HttpResponse toHttp() {
        var all = new HashMap<>(headers);
        body.ifPresent(json -> all.put("Content-Type", "application/json; charset=utf-8"));
        var bytes = body.map(json -> Json.write(json).getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        return new HttpResponse.Whole(status, all, bytes);
    }
}
