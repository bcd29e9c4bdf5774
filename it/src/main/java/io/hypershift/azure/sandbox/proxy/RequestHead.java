package io.hypershift.azure.sandbox.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request's head as it came, read no byte further than its end. */
record RequestHead(byte[] bytes) {
    private static final int LONGEST = 64 * 1024;
    private static final String END = "\r\n\r\n";

    static RequestHead read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length()) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST) {
                throw new EOFException("no request");
            }
            head.write(next);
            matched = next == END.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return new RequestHead(head.toByteArray());
    }

    boolean isConnect() {
        return text().startsWith("CONNECT ");
    }

    /** The host that a CONNECT is for, without port. */
    String host() {
        var target = text().split(" ", 3)[1];
        int colon = target.lastIndexOf(':');
        return (colon < 0 ? target : target.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    private String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
