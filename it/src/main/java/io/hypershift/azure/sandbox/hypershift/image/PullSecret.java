package io.hypershift.azure.sandbox.hypershift.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ImageName;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The logins for registries that a Secret holds. */
public record PullSecret(Resource secret) {
    public static final String TYPE = "kubernetes.io/dockerconfigjson";

    private static final String CONTENT = ".dockerconfigjson";

    /** Who logs in for an image, in the order of the logins. */
    Stream<String> users(ImageName image) {
        return logins().path("auths")
                .propertyStream()
                .filter(login -> isFor(login.getKey(), image))
                .map(Map.Entry::getValue)
                .flatMap(login -> user(login).stream());
    }

    /** Whether it is what a pull secret has to be. */
    boolean isReadable() {
        return logins().path("auths").isObject();
    }

    private JsonNode logins() {
        try {
            return Json.parse(decoded(secret.at("/data").path(CONTENT).asText()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Json.array();
        }
    }

    /** A login is for a registry or a part of one; old ones are written as URLs. */
    private static boolean isFor(String key, ImageName image) {
        var place = key.replaceFirst("^https?://", "").replaceFirst("/(v[12]/?)?$", "");
        return image.isOf(place);
    }

    private static Optional<String> user(JsonNode login) {
        try {
            var user = login.path("username").asText();
            return Optional.of(
                            user.isBlank()
                                    ? decoded(login.path("auth").asText()).split(":", 2)[0]
                                    : user)
                    .filter(it -> !it.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
