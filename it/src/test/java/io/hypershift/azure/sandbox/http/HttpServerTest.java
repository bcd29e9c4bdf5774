package io.hypershift.azure.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpServerTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

    private final Set<Thread> servingThreads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch streamEnded = new CountDownLatch(1);
    private final HttpServer server = HttpServer.start(
            Listener.tls(AUTHORITY.serverContext("localhost", "127.0.0.1")).withBodyLimit(1000), this::answer);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(AUTHORITY.clientContext())
            .build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void echoes_method_host_path_query_and_body() throws Exception {
        var answer = client.send(
                request("/echo/a%20b?x=1&x=%26")
                        .method("PUT", BodyPublishers.ofString("hi"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("PUT 127.0.0.1 /echo/a b {x=[1, &]} hi");
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @Test
    void keeps_one_connection_for_many_requests() throws Exception {
        for (var i = 0; i < 5; i++) {
            client.send(request("/echo").build(), BodyHandlers.ofString());
        }

        assertThat(servingThreads).hasSize(1);
    }

    @Test
    void reads_chunked_and_compressed_bodies() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("x".repeat(500).getBytes(StandardCharsets.UTF_8));
        }

        var answer = client.send(
                request("/echo")
                        .header("Content-Encoding", "gzip")
                        .POST(chunked(zipped.toByteArray()))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).endsWith("{} " + "x".repeat(500));
    }

    @Test
    void asks_for_the_body_of_a_client_that_waits_for_it() throws Exception {
        var answer = client.send(
                request("/echo")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString("waited"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).endsWith("waited");
    }

    @Test
    void refuses_a_body_over_the_limit_and_a_compressed_one_that_grows_over_it() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(new byte[5000]);
        }
        var grown = request("/echo")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray()));

        assertThat(status(request("/echo").POST(BodyPublishers.ofByteArray(new byte[1001]))))
                .isEqualTo(413);
        assertThat(status(request("/echo").POST(chunked(new byte[1001])))).isEqualTo(413);
        assertThat(status(grown)).isEqualTo(413);
        assertThat(status(request("/echo").POST(BodyPublishers.ofByteArray(new byte[1000]))))
                .isEqualTo(200);
    }

    @Test
    void answers_head_with_the_length_but_no_body() throws Exception {
        var answer = client.send(
                request("/echo").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length").getAsLong())
                .isPositive();
    }

    @Test
    void streams_each_piece_when_it_is_sent() throws Exception {
        var answer = client.send(request("/stream").build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("first\n");
        }
        assertThat(streamEnded.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ends_a_finite_stream_properly() throws Exception {
        assertThat(client.send(request("/short-stream").build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("abc");
    }

    @Test
    void sends_text_frames_answers_pings_and_closes() throws Exception {
        var listener = new Frames();
        var socket = client.newWebSocketBuilder()
                .subprotocols("second", "third")
                .buildAsync(URI.create(server.url().replace("https", "wss") + "/frames"), listener)
                .get(10, TimeUnit.SECONDS);
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).get(10, TimeUnit.SECONDS);

        assertThat(listener.pong.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(socket.getSubprotocol()).isEqualTo("second");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        listener.closed.get(10, TimeUnit.SECONDS);
        assertThat(listener.texts).containsExactly("small", "x".repeat(70_000), "y".repeat(200));
        assertThat(streamEnded.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cuts_the_connection_when_told_to() {
        assertThatThrownBy(() -> client.send(request("/drop").build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void answers_500_when_the_handler_fails() throws Exception {
        assertThat(status(request("/fail"))).isEqualTo(500);
    }

    @Test
    void takes_the_host_of_an_absolute_target_and_refuses_what_is_no_http() throws Exception {
        try (var plain = HttpServer.start(Listener.plain(), this::answer)) {
            assertThat(raw(plain, "GET http://example.com:80/echo HTTP/1.0\r\n\r\n"))
                    .contains("GET example.com /echo");
            assertThat(raw(plain, "nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void close_ends_streams_and_connections() throws Exception {
        var body = client.send(request("/stream").build(), BodyHandlers.ofInputStream())
                .body();
        assertThat(body.read()).as("the stream is under way").isEqualTo('f');
        server.close();

        assertThat(streamEnded.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }

    private HttpResponse answer(HttpRequest request) {
        servingThreads.add(Thread.currentThread());
        return switch (request.path()) {
            case "/stream" -> new HttpResponse.Streamed(200, Map.of(), this::sendFirstAndWait);
            case "/short-stream" ->
                new HttpResponse.Streamed(200, Map.of(), sink -> {
                    sink.send("a");
                    sink.send("bc");
                });
            case "/frames" ->
                new HttpResponse.WebSocket(sink -> {
                    sink.send("small");
                    sink.send("x".repeat(70_000));
                    sink.send("y".repeat(200));
                    waitForEver();
                });
            case "/drop" -> new HttpResponse.Dropped();
            case "/fail" -> throw new IllegalStateException("as told");
            default -> text(request);
        };
    }

    private void sendFirstAndWait(HttpResponse.Sink sink) throws IOException, InterruptedException {
        try {
            sink.send("first\n");
            waitForEver();
        } finally { // the client may be gone before anything is sent
            streamEnded.countDown();
        }
    }

    private void waitForEver() throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } finally {
            streamEnded.countDown();
        }
    }

    private static HttpResponse text(HttpRequest request) {
        var text = String.join(
                " ",
                request.method(),
                request.host(),
                request.path(),
                request.query().toString(),
                new String(request.body(), StandardCharsets.UTF_8));
        return new HttpResponse.Whole(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    private java.net.http.HttpRequest.Builder request(String path) {
        return java.net.http.HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private int status(java.net.http.HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static BodyPublisher chunked(byte[] bytes) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes));
    }

    private static String raw(HttpServer server, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Frames implements WebSocket.Listener {
        final List<String> texts = new ArrayList<>();
        final CompletableFuture<Integer> pong = new CompletableFuture<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                texts.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pong.complete(message.remaining());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            closed.complete(statusCode);
            return CompletableFuture.completedFuture(null);
        }
    }
}
