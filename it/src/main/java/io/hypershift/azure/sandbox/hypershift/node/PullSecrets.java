package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ImageName;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The logins for registries that a pod brings along. */
record PullSecrets(Cache secrets) {
    private static final String TYPE = "kubernetes.io/dockerconfigjson";

    boolean holdLoginFor(Resource pod, ImageName image) {
        return names(pod)
                .flatMap(name -> secrets.get(pod.namespace(), name).stream())
                .filter(secret -> TYPE.equals(secret.text("/type")))
                .flatMap(secret -> logins(secret).path("auths").propertyStream())
                .anyMatch(login -> isFor(login.getKey(), image) && isLogin(login.getValue()));
    }

    /** Secrets that the pod names and nobody has made: the kubelet goes on without them. */
    List<String> missing(Resource pod) {
        return names(pod)
                .filter(name -> secrets.get(pod.namespace(), name).isEmpty())
                .toList();
    }

    private static Stream<String> names(Resource pod) {
        return pod.items("/spec/imagePullSecrets").stream()
                .map(it -> it.path("name").asText());
    }

    private static JsonNode logins(Resource secret) {
        var content = secret.at("/data").path(".dockerconfigjson").asText();
        try {
            return Json.parse(new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Json.array();
        }
    }

    /** A login is for a registry or a part of one; old ones are written as URLs. */
    private static boolean isFor(String key, ImageName image) {
        var place = key.replaceFirst("^https?://", "").replaceFirst("/(v[12]/?)?$", "");
        return image.isOf(place);
    }

    private static boolean isLogin(JsonNode login) {
        return !login.path("auth").asText().isBlank()
                || !login.path("username").asText().isBlank();
    }
}
