package io.hypershift.azure.sandbox.hypershift.api;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/** Names as Kubernetes makes them. */
public final class Names {
    private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

    private Names() {}

    /** Five characters, anew each time. */
    public static String suffix() {
        var suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(SAFE.charAt(ThreadLocalRandom.current().nextInt(SAFE.length())));
        }
        return suffix.toString();
    }

    /** A short hash of a template: another template, another name. */
    public static String hash(String content) {
        var crc = new CRC32();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        var rest = crc.getValue();
        var hash = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            hash.append(SAFE.charAt((int) (rest % SAFE.length())));
            rest /= SAFE.length();
        }
        return hash.toString();
    }
}
