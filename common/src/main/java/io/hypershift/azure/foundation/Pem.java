package io.hypershift.azure.foundation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text around binary keys (RFC 7468). */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    static String encode(String label, byte[] content) {
        return begin(label) + "\n" + LINES.encodeToString(content) + "\n" + end(label) + "\n";
    }

    /** The content of the first block, which must have the label. */
    static byte[] decode(String label, String text) {
        var trimmed = text.strip();
        if (!trimmed.startsWith(begin(label)) || !trimmed.contains(end(label))) {
            throw new IllegalArgumentException("is no PEM block \"" + label + "\"" + found(trimmed));
        }
        var body = trimmed.substring(begin(label).length(), trimmed.indexOf(end(label)));
        if (body.contains("ENCRYPTED")) { // RFC 1421 headers, as openssl writes them with a passphrase
            throw new IllegalArgumentException("is encrypted with a passphrase");
        }
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("holds a damaged PEM block", e);
        }
    }

    private static String found(String text) {
        var firstLine = text.lines().findFirst().orElse("");
        return firstLine.startsWith("-----BEGIN ") ? " but " + firstLine.replace("-", "") : "";
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(String label) {
        return "-----END " + label + "-----";
    }
}
