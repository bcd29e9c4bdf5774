package io.hypershift.azure.sandbox.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One connection: request after request on one socket, plain or TLS, until either side closes it. */
public final class HttpConnection {
    private static final System.Logger LOG = System.getLogger(HttpConnection.class.getName());

    private final Socket socket;
    private final HttpHandler handler;
    private final BufferedInputStream in;
    private final RequestReader reader;
    private final ResponseWriter writer;

    private HttpConnection(Socket socket, HttpHandler handler, Listener listener) throws IOException {
        this.socket = socket;
        this.handler = handler;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        OutputStream out = socket.getOutputStream();
        this.reader = new RequestReader(in, out, listener.bodyLimit());
        this.writer = new ResponseWriter(out, listener.clock());
    }

    /** Serves the socket on the calling thread until it is closed, which this does in any case. */
    public static void serve(Socket socket, HttpHandler handler) throws IOException {
        serve(socket, handler, Listener.plain());
    }

    static void serve(Socket socket, HttpHandler handler, Listener listener) throws IOException {
        try (socket) {
            new HttpConnection(socket, handler, listener).run();
        }
    }

    private void run() throws IOException {
        var open = true;
        while (open) {
            try {
                var request = reader.read();
                open = request.isPresent() && answer(request.get(), answerOf(request.get()));
            } catch (MalformedRequestException e) {
                writer.write(plainText(e.status(), e.getMessage()), false, false);
                return;
            }
        }
    }

    private HttpResponse answerOf(HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, request.method() + " " + request.rawPath(), e);
            return plainText(500, e.toString());
        }
    }

    private boolean answer(HttpRequest request, HttpResponse response) throws IOException {
        if (response instanceof HttpResponse.Whole whole) {
            var keepAlive = wantsKeepAlive(request);
            writer.write(whole, request.method().equals("HEAD"), keepAlive);
            return keepAlive;
        }
        if (response instanceof HttpResponse.Streamed streamed) {
            stream(streamed);
        } else if (response instanceof HttpResponse.WebSocket webSocket) {
            upgrade(request, webSocket);
        } else if (response instanceof HttpResponse.Duplex duplex) {
            talk(request, duplex);
        } else {
            cut();
        }
        return false;
    }

    /** A stream is the last thing on its connection, so that whatever comes in meanwhile can only be the client leaving. */
    private void stream(HttpResponse.Streamed streamed) throws IOException {
        writer.startStream(streamed);
        var sink = new ChunkedSink(socket.getOutputStream());
        if (DepartureWatch.run(in::read, sink::markClosed, () -> streamed.body().writeTo(sink))) {
            sink.finish();
        }
    }

    private void upgrade(HttpRequest request, HttpResponse.WebSocket webSocket) throws IOException {
        var frames = switched(request, request.header("Sec-WebSocket-Protocol"));
        if (frames.isPresent()
                && DepartureWatch.run(
                        frames.get()::answerFrame,
                        frames.get()::markClosed,
                        () -> webSocket.body().writeTo(frames.get()))) {
            frames.get().finish();
        }
    }

    private void talk(HttpRequest request, HttpResponse.Duplex duplex) throws IOException {
        var frames = switched(request, Optional.of(duplex.protocol()));
        if (frames.isEmpty()) {
            return;
        }
        try {
            duplex.body().talk(new WebSocketMessages(frames.get()));
            frames.get().finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<WebSocketWriter> switched(HttpRequest request, Optional<String> protocol) throws IOException {
        var key = request.header("Sec-WebSocket-Key");
        if (key.isEmpty()) {
            writer.write(plainText(400, "not a WebSocket request"), false, false);
            return Optional.empty();
        }
        writer.switchToWebSocket(key.get(), protocol);
        return Optional.of(new WebSocketWriter(in, socket.getOutputStream()));
    }

    /** Resets the connection: lingering for no time makes the close an RST. */
    private void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static boolean wantsKeepAlive(HttpRequest request) {
        return request.header("Connection")
                .map(value -> !value.toLowerCase(Locale.ROOT).contains("close"))
                .orElse(true);
    }

    private static HttpResponse.Whole plainText(int status, String text) {
        return new HttpResponse.Whole(
                status, Map.of("Content-Type", "text/plain"), text.getBytes(StandardCharsets.UTF_8));
    }
}
