package io.hypershift.azure.sandbox.hypershift.cloud;

import io.hypershift.azure.sandbox.told.Egress;
import java.io.IOException;
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
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Azure as it is reached from the management cluster: at its real host names, through a proxy, if they are let out at all. */
public final class AzureEndpoint {
    private static final URI LOGIN = URI.create("https://login.microsoftonline.com");
    private static final URI RESOURCE_MANAGER = URI.create("https://management.azure.com");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final Egress egress;

    /** @param egress the way out of the management cluster */
    public AzureEndpoint(URI proxy, SSLContext trust, Egress egress) {
        this.egress = egress;
        this.client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    HttpResponse<String> logIn(String tenant, Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(LOGIN.resolve("/" + tenant + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> resourceManager(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder(RESOURCE_MANAGER.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, publisher));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var complete = request.timeout(TIMEOUT).build();
        refuseBlocked(complete);
        return client.send(complete, BodyHandlers.ofString());
    }

    /** In the words of Go's network library. */
    private void refuseBlocked(HttpRequest request) throws IOException {
        var host = request.uri().getHost();
        var asked = request.method().charAt(0)
                + request.method().substring(1).toLowerCase(Locale.ROOT) + " \"https://" + host
                + request.uri().getPath() + "\": dial tcp: ";
        switch (egress.to(host)) {
            case OPEN -> {
                // Nothing is in the way.
            }
            case UNRESOLVED -> throw new IOException(asked + "lookup " + host + ": no such host");
            case SILENT -> throw new IOException(asked + "i/o timeout");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
