package io.hypershift.azure.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;

/** The keys of an issuer as anybody finds them, beginning with the issuer's URL alone. */
record PublishedKeys(Sandbox sandbox) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Their ids, in the document's order. */
    List<String> of(String issuer) {
        var discovery = read(issuer + "/.well-known/openid-configuration");
        return StreamSupport.stream(
                        read(discovery.path("jwks_uri").asText()).path("keys").spliterator(), false)
                .map(it -> it.path("kid").asText())
                .toList();
    }

    private JsonNode read(String url) {
        var proxy = sandbox.proxy();
        var client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .sslContext(sandbox.certificateAuthority().clientContext())
                .build();
        try {
            var answer = client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
