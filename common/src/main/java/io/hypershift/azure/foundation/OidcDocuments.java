package io.hypershift.azure.foundation;

import io.hypershift.azure.manifest.Json;

/** The two documents of an OIDC issuer, with the content that {@code ccoctl azure create-oidc-issuer} gives them. */
final class OidcDocuments {
    static final String DISCOVERY_PATH = ".well-known/openid-configuration";
    static final String KEYS_PATH = "openid/v1/jwks";

    private OidcDocuments() {}

    static String discovery(String issuer) {
        var document = Json.object().put("issuer", issuer).put("jwks_uri", issuer + "/" + KEYS_PATH);
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        return Json.pretty(document);
    }

    static String keys(SigningKey key) {
        var document = Json.object();
        document.putArray("keys")
                .addObject()
                .put("use", "sig")
                .put("kty", "RSA")
                .put("kid", key.id())
                .put("alg", "RS256")
                .put("n", key.modulus())
                .put("e", key.exponent());
        return Json.pretty(document);
    }
}
