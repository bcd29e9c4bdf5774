package io.hypershift.azure.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One recorded request with its answer. */
record ArmExchange(
        String method,
        String host,
        String path,
        Map<String, List<String>> query,
        String requestBody,
        int status,
        Map<String, String> responseHeaders,
        String responseBody) {

    static ArmExchange of(JsonNode document) {
        var request = document.path("liveRequest");
        var response = document.path("liveResponse");
        var url = URI.create(request.path("url").asText());
        var headers = new TreeMap<String, String>();
        response.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new ArmExchange(
                request.path("method").asText(),
                url.getHost(),
                url.getRawPath(),
                query(url.getRawQuery()),
                request.has("body") ? request.path("body").toString() : "",
                Integer.parseInt(response.path("statusCode").asText()),
                headers,
                response.has("body") ? response.path("body").toString() : "");
    }

    private static Map<String, List<String>> query(String raw) {
        var query = new TreeMap<String, List<String>>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.computeIfAbsent(parts[0], missing -> new ArrayList<>())
                    .add(URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public String toString() {
        return method + " " + path + " " + status;
    }
}
