package io.hypershift.azure.sandbox.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a handler answers. */
public sealed interface HttpResponse {

    /** A whole answer; Content-Length and Date are the server's to add. */
    record Whole(int status, Map<String, String> headers, byte[] body) implements HttpResponse {}

    /** An answer that is written while it comes into being, chunked, until the body's writer returns. */
    record Streamed(int status, Map<String, String> headers, StreamBody body) implements HttpResponse {}

    /** The connection becomes a WebSocket; text frames go out until the body's writer returns, then it is closed. */
    record WebSocket(StreamBody body) implements HttpResponse {}

    /** The connection becomes a WebSocket of this subprotocol that carries messages both ways until the body returns. */
    record Duplex(String protocol, DuplexBody body) implements HttpResponse {}

    /** The connection is cut without an answer, as by a broken network. */
    record Dropped() implements HttpResponse {}

    /** Writes a stream piece by piece. */
    @FunctionalInterface
    interface StreamBody {
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    /** Takes pieces of a stream; one piece is one chunk or one frame, and is sent at once. */
    interface Sink {
        /** Sends one piece; an IOException says that the client has gone away. */
        void send(String piece) throws IOException;

        /** Whether the client is still there, as far as is known. */
        boolean isOpen();
    }

    /** Talks over a WebSocket. */
    @FunctionalInterface
    interface DuplexBody {
        void talk(Messages messages) throws IOException, InterruptedException;
    }

    /** Binary messages both ways; any thread may send, one at a time receives. */
    interface Messages {
        void send(byte[] message) throws IOException;

        /** The client's next message; empty once it has closed the WebSocket. */
        Optional<byte[]> receive() throws IOException;

        /** Says that nothing more will be sent; the client then closes the WebSocket. */
        void close() throws IOException;
    }

    static HttpResponse json(int status, String body) {
        return new Whole(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse empty(int status) {
        return new Whole(status, Map.of(), new byte[0]);
    }
}
