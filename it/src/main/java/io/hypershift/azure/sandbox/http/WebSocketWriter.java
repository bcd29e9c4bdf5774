package io.hypershift.azure.sandbox.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The server's side of a WebSocket (RFC 6455): sends text or bytes, answers ping and close. */
final class WebSocketWriter implements HttpResponse.Sink {
    private static final int FINAL = 0x80;
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
        sendFrame(Frame.TEXT, piece.getBytes(StandardCharsets.UTF_8));
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
            open = false;
            sendFrame(Frame.CLOSE, NORMAL_CLOSURE);
        }
    }

    /** Reads one frame of the client and answers it; -1 when it was the last one. */
    int answerFrame() throws IOException {
        return read().isClose() ? -1 : 0;
    }

    /** Reads one frame of the client, and answers it if it is to be answered. */
    Frame read() throws IOException {
        var first = in.readUnsignedByte();
        var frame = new Frame((first & FINAL) != 0, first & 0x0F, payload());
        if (frame.opcode() == Frame.PING) {
            sendFrame(Frame.PONG, frame.payload());
        } else if (frame.isClose()) {
            answerClose(frame.payload());
        }
        return frame;
    }

    private void answerClose(byte[] payload) throws IOException {
        if (open) {
            sendFrame(Frame.CLOSE, Arrays.copyOf(payload, Math.min(2, payload.length)));
        }
        open = false;
    }

    void sendBinary(byte[] message) throws IOException {
        sendFrame(Frame.BINARY, message);
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
