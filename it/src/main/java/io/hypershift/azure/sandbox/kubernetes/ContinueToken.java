package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where the next page of a list begins: after an object, in the state that the first page showed. */
record ContinueToken(long revision, String namespace, String name) {

    static Optional<ContinueToken> of(HttpRequest request) {
        return request.parameter("continue").filter(text -> !text.isEmpty()).map(ContinueToken::decode);
    }

    static String after(long revision, ObjectKey key) {
        var token = Json.object().put("rv", revision).put("ns", key.namespace()).put("name", key.name());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(token).getBytes(StandardCharsets.UTF_8));
    }

    boolean isBefore(ObjectKey key) {
        var namespaces = namespace.compareTo(key.namespace());
        return namespaces < 0 || (namespaces == 0 && name.compareTo(key.name()) < 0);
    }

    private static ContinueToken decode(String text) {
        try {
            var token = Json.parse(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (token.path("rv").asLong() > 0) {
                return new ContinueToken(
                        token.path("rv").asLong(), Json.textAt(token, "ns"), Json.textAt(token, "name"));
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as is a token without content.
        }
        throw ApiError.badRequest("continue key is not valid: " + text);
    }
}
