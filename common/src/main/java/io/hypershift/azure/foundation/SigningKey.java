package io.hypershift.azure.foundation;

import io.hypershift.azure.sensitive.Sensitive;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The RSA key that signs the service account tokens of all clusters of a foundation.
 *
 * @param privatePem PKCS#1 ({@code RSA PRIVATE KEY}), the only form HyperShift's operator reads
 */
public record SigningKey(Sensitive privatePem, RSAPublicKey publicKey) {
    private static final int BITS = 4096;

    /** Makes a new key, which takes about a second of computing. */
    public static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var der = Pkcs1.fromPkcs8(pair.getPrivate().getEncoded());
            return new SigningKey(Sensitive.of(Pem.encode("RSA PRIVATE KEY", der)), (RSAPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA", e);
        }
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static SigningKey parse(Sensitive privatePem) {
        var der = Pem.decode("RSA PRIVATE KEY", privatePem.reveal());
        try {
            var factory = KeyFactory.getInstance("RSA");
            var privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(Pkcs1.toPkcs8(der)));
            if (!(privateKey instanceof RSAPrivateCrtKey key)) {
                throw new IllegalArgumentException("holds an RSA key that lacks its factors");
            }
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new SigningKey(privatePem, (RSAPublicKey) factory.generatePublic(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("holds a damaged RSA key", e);
        }
    }

    /** The public key as PEM of its SubjectPublicKeyInfo. */
    public String publicPem() {
        return Pem.encode("PUBLIC KEY", publicKey.getEncoded());
    }

    /**
     * The key's id, as kube-apiserver computes it too: base64url without padding of the SHA-256 of the DER
     * SubjectPublicKeyInfo.
     */
    public String id() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded());
            return base64Url(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The public modulus as a JSON Web Key has it: base64url without padding. */
    public String modulus() {
        return base64Url(unsigned(publicKey.getModulus()));
    }

    String exponent() {
        return base64Url(unsigned(publicKey.getPublicExponent()));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
