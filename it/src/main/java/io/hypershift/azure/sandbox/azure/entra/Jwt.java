package io.hypershift.azure.sandbox.azure.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/** A signed JSON Web Token; RS256, the one algorithm that Entra and Kubernetes' service accounts share here. */
record Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {

    private static final String ALGORITHM = "SHA256withRSA";

    static Optional<Jwt> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var header = Json.parse(Base64.getUrlDecoder().decode(parts[0]));
            var claims = Json.parse(Base64.getUrlDecoder().decode(parts[1]));
            var signature = Base64.getUrlDecoder().decode(parts[2]);
            return header.flatMap(
                    head -> claims.map(body -> new Jwt(head, body, parts[0] + "." + parts[1], signature)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String sign(ObjectNode claims, String keyId, PrivateKey key) {
        var header = Json.object().put("typ", "JWT").put("alg", "RS256").put("kid", keyId);
        var signed = encode(Json.write(header).getBytes(StandardCharsets.UTF_8))
                + "."
                + encode(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with " + ALGORITHM, e);
        }
    }

    boolean isSignedBy(PublicKey key) {
        if (!header.path("alg").asText().equals("RS256")) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException notASignatureOfThisKey) {
            return false;
        }
    }

    String claim(String name) {
        return claims.path(name).asText();
    }

    /** A claim that holds one text or a list of them. */
    boolean names(String claim, String value) {
        var node = claims.path(claim);
        return node.isArray()
                ? Json.elements(node).anyMatch(element -> element.asText().equals(value))
                : node.asText().equals(value);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
