package io.hypershift.azure.cluster;

import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * A pair of RSA keys to log in with by SSH, in the forms the CLI writes them ({@code cmd/util}, {@code GenerateSSHKeys}): the private
 * key as PKCS#1 PEM, the public one as a line of {@code authorized_keys} (RFC 4253 6.6).
 */
record SshKeyPair(RSAPublicKey publicKey, Sensitive privatePem) {
    private static final String TYPE = "ssh-rsa";

    static SshKeyPair create() {
        var key = SigningKey.generate();
        return new SshKeyPair(key.publicKey(), key.privatePem());
    }

    String openSsh() {
        var blob = new ByteArrayOutputStream();
        put(TYPE.getBytes(StandardCharsets.US_ASCII), blob);
        put(number(publicKey.getPublicExponent()), blob);
        put(number(publicKey.getModulus()), blob);
        return TYPE + " " + Base64.getEncoder().encodeToString(blob.toByteArray()) + "\n";
    }

    private static byte[] number(BigInteger value) {
        return value.toByteArray(); // two's complement with the most significant byte first, as RFC 4251 has it
    }

    private static void put(byte[] field, ByteArrayOutputStream blob) {
        blob.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        blob.writeBytes(field);
    }
}
