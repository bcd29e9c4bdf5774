package io.hypershift.azure.sandbox.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The server's side of a WebSocket (RFC 6455): sends text, answers ping and close, ignores what else comes in. */
final class WebSocketWriter implements HttpResponse.Sink {
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_FRAME = 16 << 20;
    private static final byte[] NORMAL_CLOSURE = {3, (byte) 0xE8};

    private final DataInputStream in;
    private final OutputStream out;
    private volatile boolean open = true;

    WebSocketWriter(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    @Override
    public void send(String piece) throws IOException {
        sendFrame(TEXT, piece.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    void markClosed() {
        open = false;
    }

    void finish() throws IOException {
        if (open) {
            sendFrame(CLOSE, NORMAL_CLOSURE);
        }
    }

    /** Reads one frame of the client and answers it; -1 when it was the last one. */
    int answerFrame() throws IOException {
        var opcode = in.readUnsignedByte() & 0x0F;
        var payload = payload();
        if (opcode == PING) {
            sendFrame(PONG, payload);
        } else if (opcode == CLOSE) {
            sendFrame(CLOSE, Arrays.copyOf(payload, Math.min(2, payload.length)));
            return -1;
        }
        return opcode;
    }

    private byte[] payload() throws IOException {
        var second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > LONGEST_FRAME) {
            throw new IOException("a WebSocket frame of " + length + " bytes");
        }
        var mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
        var payload = in.readNBytes((int) length);
        for (var i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private synchronized void sendFrame(int opcode, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        out.write(frame.array(), 0, frame.position());
        out.flush();
    }
}
