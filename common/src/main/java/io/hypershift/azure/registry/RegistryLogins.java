package io.hypershift.azure.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The logins of a pull secret.
 *
 * @param byPlace user and password with a colon between them, in base64, by the registry or the part of it they are for
 */
record RegistryLogins(Map<String, Sensitive> byPlace) {

    static RegistryLogins of(Sensitive pullSecret) {
        var logins = new TreeMap<String, Sensitive>();
        try {
            Json.parseObject(pullSecret.reveal())
                    .path("auths")
                    .properties()
                    .forEach(it -> login(it.getValue()).ifPresent(login -> logins.put(place(it.getKey()), login)));
        } catch (JsonProcessingException e) {
            return new RegistryLogins(Map.of()); // one that is no JSON holds no login
        }
        return new RegistryLogins(logins);
    }

    /** A login with the place it is for. */
    record Login(String place, Sensitive basic) {}

    /** The one for the smallest place that an image lies in. */
    Optional<Login> of(ImageReference image) {
        return byPlace.entrySet().stream()
                .filter(it -> image.isIn(it.getKey()))
                .max(Comparator.comparingInt(it -> it.getKey().length()))
                .map(it -> new Login(it.getKey(), it.getValue()));
    }

    private static Optional<Sensitive> login(JsonNode entry) {
        var auth = entry.path("auth").asText("");
        var user = entry.path("username").asText("");
        if (!auth.isBlank()) {
            return Optional.of(Sensitive.of(auth.strip()));
        }
        var both = user + ":" + entry.path("password").asText("");
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of(Sensitive.of(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))));
    }

    /** {@code docker login} once wrote URLs, and Docker Hub's still. */
    private static String place(String key) {
        var place = key.replaceFirst("^https?://", "").replaceFirst("(/v[12])?/?$", "");
        return place.equals("index.docker.io") ? "docker.io" : place;
    }
}
