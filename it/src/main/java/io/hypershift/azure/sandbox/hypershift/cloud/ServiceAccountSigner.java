package io.hypershift.azure.sandbox.hypershift.cloud;

import io.hypershift.azure.sandbox.hypershift.api.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Signs service account tokens as a hosted cluster's API server does. */
public final class ServiceAccountSigner {
    private static final String AUDIENCE = "openshift";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final KeyPair keys;
    private final String issuer;

    private ServiceAccountSigner(KeyPair keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * Reads the key as HyperShift does: the first PEM block, PKCS#1 and nothing else.
     *
     * @throws IllegalArgumentException when it is no such key; the message says why
     */
    public static ServiceAccountSigner of(String pem, String issuer) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof PEMKeyPair pair) {
                var keys = new JcaPEMKeyConverter().getKeyPair(pair);
                if (keys.getPrivate().getAlgorithm().equals("RSA")) {
                    return new ServiceAccountSigner(keys, issuer);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("failed to parse private key: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("failed to parse private key: no PKCS#1 RSA PRIVATE KEY in PEM");
    }

    /** A token for this service account, as the API server issues it for Azure. */
    public String token(String namespace, String name) {
        return token(namespace, name, Instant.now());
    }

    /** The same as it was issued at another time. */
    public String token(String namespace, String name, Instant now) {
        var account = Map.of(
                "name",
                name,
                "uid",
                UUID.nameUUIDFromBytes(bytes(namespace + "/" + name)).toString());
        var claims = Map.of(
                "iss", issuer,
                "sub", "system:serviceaccount:" + namespace + ":" + name,
                "aud", List.of(AUDIENCE),
                "iat", now.getEpochSecond(),
                "nbf", now.getEpochSecond(),
                "exp", now.plus(LIFETIME).getEpochSecond(),
                "jti", UUID.randomUUID().toString(),
                "kubernetes.io", Map.of("namespace", namespace, "serviceaccount", account));
        var header = Map.of("alg", "RS256", "kid", keyId(), "typ", "JWT");
        var content = part(header) + "." + part(claims);
        return content + "." + base64(signature(content));
    }

    String issuer() {
        return issuer;
    }

    /** The name kube-apiserver gives the key: SHA-256 over its DER SubjectPublicKeyInfo. */
    String keyId() {
        try {
            return base64(
                    MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signature(String content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(bytes(content));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, ?> json) {
        return base64(bytes(Json.tree(json).toString()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
