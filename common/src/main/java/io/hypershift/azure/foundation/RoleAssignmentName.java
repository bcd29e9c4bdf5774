package io.hypershift.azure.foundation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names of role assignments as HyperShift's {@code rbac.go} makes them, so that both tools recognise each other's: UUID
 * version 5 of {@code {owner}-{component}-{scope}} in the DNS namespace.
 */
public final class RoleAssignmentName {
    private static final UUID DNS_NAMESPACE = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    private RoleAssignmentName() {}

    /**
     * The name.
     *
     * @param owner the cluster's infra ID, or the foundation's prefix where the scope outlives clusters
     * @param scope the scope's resource id, without a slash at its end
     */
    public static String of(String owner, String component, String scope) {
        var text = owner + "-" + component + "-" + scope;
        var input = ByteBuffer.allocate(16 + text.getBytes(StandardCharsets.UTF_8).length)
                .putLong(DNS_NAMESPACE.getMostSignificantBits())
                .putLong(DNS_NAMESPACE.getLeastSignificantBits())
                .put(text.getBytes(StandardCharsets.UTF_8));
        var hash = ByteBuffer.wrap(sha1(input.array()));
        long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
