package io.hypershift.azure.sandbox.registry;

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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** A client of registries that does what the challenge of a registry tells it to, by the sandbox's proxy. */
final class RegistryClient {
    static final String INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHALLENGE = Pattern.compile(
            "Bearer realm=\"(?<realm>[^\"]+)\",service=\"(?<service>[^\"]+)\",scope=\"(?<scope>[^\"]+)\"");

    private final HttpClient http;
    private final String login;

    private RegistryClient(HttpClient http, String login) {
        this.http = http;
        this.login = login;
    }

    static RegistryClient anonymous(Sandbox sandbox) {
        var proxy = sandbox.proxy();
        return new RegistryClient(
                HttpClient.newBuilder()
                        .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                        .sslContext(sandbox.certificateAuthority().clientContext())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                "");
    }

    RegistryClient as(String user, String password) {
        var basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new RegistryClient(http, "Basic " + basic);
    }

    HttpResponse<String> get(String url) {
        return get(url, "", "");
    }

    /** Asks, gets the token that is asked for, and asks again. */
    HttpResponse<String> pull(String url, String... accepted) {
        var accept = String.join(", ", accepted);
        var refused = get(url, accept, "");
        var challenge = CHALLENGE.matcher(
                refused.headers().firstValue("WWW-Authenticate").orElse(""));
        if (refused.statusCode() != 401 || !challenge.matches()) {
            throw new AssertionError("no challenge: " + refused.statusCode() + " " + refused.headers());
        }
        var token = get(
                challenge.group("realm") + "?service=" + encoded(challenge.group("service")) + "&scope="
                        + encoded(challenge.group("scope")),
                "",
                login);
        return token.statusCode() == 200
                ? get(url, accept, "Bearer " + json(token).path("token").asText())
                : token;
    }

    private HttpResponse<String> get(String url, String accept, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
