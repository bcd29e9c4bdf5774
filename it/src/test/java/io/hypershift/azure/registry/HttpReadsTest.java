package io.hypershift.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registries keep their blobs elsewhere, and lead there. */
class HttpReadsTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

    private final HttpReads reads = HttpReads.by(
            new NetworkAccess(Optional.empty(), Source.text(AUTHORITY.pem(), "the test's authority"), List.of()));
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(AUTHORITY.serverContext("127.0.0.1")));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void where_a_redirect_leads_no_login_is_shown() {
        var reply = reads.get(at("/blob"), Optional.of("Bearer token"), Optional.of("application/json"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("content");
        assertThat(seen).containsExactly("/blob Bearer token application/json", "/elsewhere null application/json");
    }

    @Test
    void nobody_is_led_in_a_circle_or_out_of_https() {
        assertUnreachable("/circle", "without end");
        assertUnreachable("/plain", "not reached by https");
    }

    @Test
    void who_does_not_answer_is_not_reached() {
        var nobody = at("/blob");
        server.stop(0);

        assertThatThrownBy(() -> reads.get(nobody, Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        HyperShiftException.class,
                        it -> assertThat(it.has(Registries.UNREACHABLE)).isTrue());
    }

    private void assertUnreachable(String path, String why) {
        assertThatThrownBy(() -> reads.get(at(path), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        HyperShiftException.class,
                        it -> assertThat(it.has(Registries.UNREACHABLE)).isTrue())
                .hasMessageContaining(why);
    }

    private URI at(String path) {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var path = exchange.getRequestURI().getPath();
        seen.add(path + " " + headers.getFirst("Authorization") + " " + headers.getFirst("Accept"));
        switch (path) {
            case "/blob" -> lead(exchange, "/elsewhere");
            case "/circle" -> lead(exchange, "/circle");
            case "/plain" -> lead(exchange, "http://127.0.0.1/blob");
            default -> {
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    body.write("content".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void lead(HttpExchange exchange, String place) throws IOException {
        exchange.getResponseHeaders().set("Location", place);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }
}
