package io.hypershift.azure.sandbox.azure.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A JSON Web Key Set of RSA keys. */
final class JsonWebKeys {
    private JsonWebKeys() {}

    /** The key of this id, if the set holds it and it is a usable RSA key. */
    static Optional<PublicKey> find(JsonNode set, String keyId) {
        return Json.elements(set.path("keys"))
                .filter(key -> key.path("kid").asText().equals(keyId))
                .findFirst()
                .flatMap(JsonWebKeys::rsa);
    }

    static ObjectNode setOf(RSAPublicKey key, String keyId) {
        var jwk = Json.object()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", encode(key.getModulus()))
                .put("e", encode(key.getPublicExponent()));
        return Json.object().set("keys", Json.array(List.of(jwk)));
    }

    private static Optional<PublicKey> rsa(JsonNode key) {
        try {
            var spec = new RSAPublicKeySpec(
                    decode(key.path("n").asText()), decode(key.path("e").asText()));
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static BigInteger decode(String value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value));
    }

    private static String encode(BigInteger value) {
        var bytes = value.toByteArray();
        return Jwt.encode(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
