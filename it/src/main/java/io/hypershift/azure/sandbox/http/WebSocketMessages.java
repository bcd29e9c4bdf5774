package io.hypershift.azure.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The server's side of a WebSocket that carries binary messages both ways. */
final class WebSocketMessages implements HttpResponse.Messages {
    private final WebSocketWriter frames;

    WebSocketMessages(WebSocketWriter frames) {
        this.frames = frames;
    }

    @Override
    public void send(byte[] message) throws IOException {
        frames.sendBinary(message);
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        var message = new ByteArrayOutputStream();
        while (true) {
            var frame = frames.read();
            if (frame.isClose()) {
                return Optional.empty();
            }
            if (frame.isData()) {
                message.writeBytes(frame.payload());
                if (frame.isLast()) {
                    return Optional.of(message.toByteArray());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        frames.finish();
    }
}
