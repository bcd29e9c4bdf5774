package io.hypershift.azure.sensitive;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Texts in base64 that hold secrets, such as a kubeconfig, a pull secret or a key as a Secret has them. */
final class Base64Text {
    /** Shorter ones hold no more than a word. */
    private static final int SHORTEST = 32;

    /** So much of a text tells whether it is one. */
    private static final int SAMPLE = 12;

    private Base64Text() {}

    /** Looks at a run of base64, which may be anything. */
    static void in(byte[] text, int from, int to, int length, boolean isLast, SecretPatterns patterns, Spans found) {
        if (to - from >= SHORTEST
                && to > found.end()
                && decoded(text, from, to).filter(patterns::areIn).isPresent()) {
            found.add(from, Run.BASE64, text, to, length, isLast);
        }
    }

    /** What stands in base64, as far as whole groups of it are there; empty where that is no text. */
    static Optional<byte[]> decoded(byte[] text, int from, int to) {
        var whole = (to - from) / 4 * 4;
        if (whole == 0 || !isText(decode(text, from, Math.min(whole, SAMPLE / 3 * 4)))) {
            return Optional.empty();
        }
        return Optional.of(decode(text, from, whole));
    }

    private static boolean isText(byte[] sample) {
        for (var each : sample) {
            if (each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return sample.length > 0;
    }

    /** Nothing where it is no base64 after all. */
    private static byte[] decode(byte[] text, int from, int count) {
        try {
            return Base64.getDecoder().decode(Arrays.copyOfRange(text, from, from + count));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
