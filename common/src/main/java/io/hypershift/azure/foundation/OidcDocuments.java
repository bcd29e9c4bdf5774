package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.manifest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two documents of an OIDC issuer, with the content that {@code ccoctl azure create-oidc-issuer} gives them. One that is there
 * and says what it must stays as it is, whoever wrote it.
 */
final class OidcDocuments {
    static final String DISCOVERY_PATH = ".well-known/openid-configuration";
    static final String KEYS_PATH = "openid/v1/jwks";

    private OidcDocuments() {}

    /** The discovery document: Entra compares the issuer byte for byte. */
    static String discovery(String issuer, Optional<String> current) {
        var keys = issuer + "/" + KEYS_PATH;
        return current.filter(it -> parsed(it)
                        .filter(json -> json.path("issuer").asText().equals(issuer)
                                && json.path("jwks_uri").asText().equals(keys))
                        .isPresent())
                .orElseGet(() -> discovery(issuer, keys));
    }

    private static String discovery(String issuer, String keys) {
        var document = Json.object().put("issuer", issuer).put("jwks_uri", keys);
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        return Json.pretty(document);
    }

    /** The keys: those that are there, but for one that is retired, and our own beside them. */
    static String keys(SigningKey ours, Optional<String> retired, Optional<String> current) {
        var present = current.map(OidcDocuments::keys).orElse(List.of());
        var wanted = new ArrayList<>(present);
        wanted.removeIf(it -> retired.filter(idOf(it)::equals).isPresent());
        if (present.stream().noneMatch(it -> isSame(it, ours))) {
            wanted.removeIf(it -> idOf(it).equals(ours.id()));
            wanted.add(entry(ours));
        }
        if (wanted.equals(present)) {
            return current.orElseThrow();
        }
        var document = Json.object();
        document.putArray("keys").addAll(wanted);
        return Json.pretty(document);
    }

    /** The ids of the keys that a document publishes. */
    static List<String> keyIds(String document) {
        return keys(document).stream().map(OidcDocuments::idOf).toList();
    }

    private static List<JsonNode> keys(String document) {
        var keys = new ArrayList<JsonNode>();
        parsed(document).ifPresent(it -> it.path("keys").forEach(keys::add));
        return keys;
    }

    private static ObjectNode entry(SigningKey key) {
        return Json.object()
                .put("use", "sig")
                .put("kty", "RSA")
                .put("kid", key.id())
                .put("alg", "RS256")
                .put("n", key.modulus())
                .put("e", key.exponent());
    }

    private static boolean isSame(JsonNode published, SigningKey key) {
        return idOf(published).equals(key.id())
                && published.path("n").asText().equals(key.modulus())
                && published.path("e").asText().equals(key.exponent());
    }

    private static String idOf(JsonNode key) {
        return key.path("kid").asText();
    }

    private static Optional<ObjectNode> parsed(String document) {
        try {
            return Optional.of(Json.parseObject(document));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
