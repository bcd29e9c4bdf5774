package io.hypershift.azure.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain HTTP through the proxy, for what no SDK would send. */
public final class RawClient {
    static final String SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final JsonNode account;

    public RawClient(Sandbox sandbox) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(
                        sandbox.proxy().getHost(), sandbox.proxy().getPort())))
                .sslContext(sandbox.certificateAuthority().clientContext())
                .build();
        try {
            this.account = JSON.readTree(
                    sandbox.directory().resolve("azure-credentials.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A status and a body, empty if it was none or not JSON. */
    public record Answer(int status, JsonNode body, Map<String, String> headers) {
        public String code() {
            return body.at("/error/code").asText();
        }
    }

    public Answer token(String tenant, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** A token of the sandbox's first principal. */
    public String token(String scope) {
        return token(
                        account.path("tenantId").asText(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                account.path("clientId").asText(),
                                "client_secret",
                                account.path("clientSecret").asText(),
                                "scope",
                                scope))
                .body()
                .path("access_token")
                .asText();
    }

    public Answer arm(String method, String pathAndQuery, String body) {
        return arm(method, pathAndQuery, body, token("https://management.azure.com/.default"));
    }

    public Answer arm(String method, String pathAndQuery, String body, String token) {
        return send(
                method,
                "https://management.azure.com" + pathAndQuery,
                body,
                Map.of("Authorization", "Bearer " + token));
    }

    public Answer send(String method, String url, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type") && !body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var headers = answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().get(0)));
            return new Answer(answer.statusCode(), json(answer.body()), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (IOException notJson) {
            return JSON.createObjectNode().put("text", text);
        }
    }
}
