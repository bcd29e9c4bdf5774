package io.hypershift.azure.sandbox.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Requests to an API server as they are, without a client library that adds, hides or repeats anything. */
final class RawApi {
    static final String JSON = "application/json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String JSON_PATCH = "application/json-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY_PATCH = "application/apply-patch+yaml";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Config config;
    private final HttpClient http;
    private final Map<String, String> headers;

    private RawApi(Config config, HttpClient http, Map<String, String> headers) {
        this.config = config;
        this.http = http;
        this.headers = headers;
    }

    static RawApi of(Config config) {
        return new RawApi(config, client(config), credentials(config));
    }

    /** The same server for somebody it does not know. */
    RawApi withToken(String token) {
        Config stranger = new ConfigBuilder(config)
                .withClientCertData(null)
                .withClientCertFile(null)
                .withClientKeyData(null)
                .withClientKeyFile(null)
                .withOauthToken(token)
                .build();
        return of(stranger);
    }

    RawApi withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RawApi(config, http, more);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path).header("Content-Type", JSON).POST(text(body)));
    }

    Answer put(String path, String body) {
        return send(request(path).header("Content-Type", JSON).PUT(text(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer delete(String path, String options) {
        return send(request(path).header("Content-Type", JSON).method("DELETE", text(options)));
    }

    Answer patch(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).method("PATCH", text(body)));
    }

    /** The lines of a watch, one event each, until the server ends it. */
    Stream<String> lines(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        String base = config.getMasterUrl().replaceAll("/$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1);
        headers.forEach(request::header);
        return request;
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static HttpClient client(Config config) {
        try {
            return HttpClient.newBuilder()
                    .sslContext(SSLUtils.sslContext(config))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot use the kubeconfig's certificates", e);
        }
    }

    private static Map<String, String> credentials(Config config) {
        String token = config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken();
        return token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }
}
