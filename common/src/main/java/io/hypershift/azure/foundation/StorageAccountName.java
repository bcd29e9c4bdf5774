package io.hypershift.azure.foundation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A name for the issuer's storage account: global in Azure, yet the same whenever it is computed. */
public final class StorageAccountName {
    private static final int LONGEST = 24;
    private static final int HASH = 5;
    private static final String MIDDLE = "oidc";

    private StorageAccountName() {}

    public static String of(String prefix, String subscription) {
        var readable = prefix.replaceAll("[^a-z0-9]", "");
        var room = LONGEST - MIDDLE.length() - HASH;
        return readable.substring(0, Math.min(readable.length(), room)) + MIDDLE + hash(prefix + "/" + subscription);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).toString(Character.MAX_RADIX).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
