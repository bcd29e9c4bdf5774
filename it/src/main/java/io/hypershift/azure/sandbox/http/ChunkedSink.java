package io.hypershift.azure.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends each piece as one chunk of a chunked body. */
final class ChunkedSink implements HttpResponse.Sink {
    private final OutputStream out;
    private volatile boolean open = true;

    ChunkedSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void send(String piece) throws IOException {
        var bytes = piece.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            write(bytes);
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    void markClosed() {
        open = false;
    }

    void finish() throws IOException {
        write(new byte[0]);
    }

    private void write(byte[] bytes) throws IOException {
        var chunk = new ByteArrayOutputStream(bytes.length + 16);
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(chunk.toByteArray());
        out.flush();
    }
}
