package io.hypershift.azure.sandbox.hypershift;

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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sandbox's Azure, as the owner of its subscription uses it. */
final class AzureGround {
    static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    static final String TENANT = "22222222-2222-2222-2222-222222222222";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> API_VERSIONS = Map.of(
            "Microsoft.ManagedIdentity", "2024-11-30",
            "Microsoft.Authorization", "2022-04-01",
            "Microsoft.Storage", "2023-01-01",
            "Microsoft.Network", "2023-11-01",
            "Microsoft.Compute", "2024-03-01");

    private final HttpClient http;
    private final JsonNode credentials;

    AzureGround(Sandbox sandbox) {
        var proxy = sandbox.proxy();
        this.http = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .sslContext(sandbox.certificateAuthority().clientContext())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            this.credentials = JSON.readTree(
                    sandbox.directory().resolve("azure-credentials.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String group(String name) {
        return "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + name;
    }

    JsonNode put(String id, Object body) {
        var answer = arm("PUT", id, JSON.valueToTree(body).toString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError("PUT " + id + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    JsonNode get(String id) {
        return parse(arm("GET", id, "").body());
    }

    void post(String action) {
        var answer = arm("POST", action, "");
        if (answer.statusCode() >= 300) {
            throw new AssertionError("POST " + action + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    boolean exists(String id) {
        return arm("GET", id, "").statusCode() == 200;
    }

    void delete(String id) {
        arm("DELETE", id, "");
    }

    void putBlob(String account, String container, String name, String content) {
        var request = HttpRequest.newBuilder(blob(account, container, name))
                .header("x-ms-version", "2023-11-03")
                .header("x-ms-blob-type", "BlockBlob")
                .header("Authorization", "Bearer " + token("https://storage.azure.com/.default"))
                .PUT(BodyPublishers.ofString(content));
        expect(201, send(request));
    }

    void deleteBlob(String account, String container, String name) {
        var request = HttpRequest.newBuilder(blob(account, container, name))
                .header("x-ms-version", "2023-11-03")
                .header("Authorization", "Bearer " + token("https://storage.azure.com/.default"))
                .DELETE();
        expect(202, send(request));
    }

    private static URI blob(String account, String container, String name) {
        return URI.create("https://" + account + ".blob.core.windows.net/" + container + "/" + name);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> arm(String method, String id, String body) {
        return send(HttpRequest.newBuilder(
                        URI.create("https://management.azure.com" + id + "?api-version=" + apiVersion(id)))
                .header("Authorization", "Bearer " + token("https://management.azure.com/.default"))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String apiVersion(String id) {
        if (id.contains("/dnsZones/") || id.contains("/dnszones/")) {
            return "2018-05-01";
        }
        if (id.contains("/privateDnsZones/")) {
            return "2020-06-01";
        }
        var provider = id.lastIndexOf("/providers/");
        return provider < 0
                ? "2021-04-01"
                : Objects.requireNonNull(API_VERSIONS.get(
                        id.substring(provider + "/providers/".length()).split("/", 2)[0]));
    }

    private String token(String scope) {
        var form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                credentials.path("clientId").asText(),
                "client_secret",
                credentials.path("clientSecret").asText(),
                "scope",
                scope);
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(
                HttpRequest.newBuilder(URI.create("https://login.microsoftonline.com/" + TENANT + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
        return parse(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
