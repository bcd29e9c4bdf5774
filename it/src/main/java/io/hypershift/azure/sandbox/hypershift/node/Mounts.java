package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Secrets and ConfigMaps are mounted in pods. */
record Mounts(Cache secrets, Cache configMaps) {

    /** Why the pod's volumes cannot be mounted, in the kubelet's words. */
    Optional<String> problem(Resource pod) {
        for (var volume : Volume.of(pod)) {
            for (var source : volume.sources()) {
                var problem = source.optional() ? Optional.<String>empty() : problem(pod, source);
                if (problem.isPresent()) {
                    return Optional.of(
                            "MountVolume.SetUp failed for volume \"" + volume.name() + "\" : " + problem.get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> problem(Resource pod, Volume.Source source) {
        var present = find(pod, source);
        if (present.isEmpty()) {
            return Optional.of(source.word() + " \"" + source.name() + "\" not found");
        }
        return source.paths().keySet().stream()
                .filter(key -> !present.get().at("/data").has(key))
                .findFirst()
                .map(key -> "references non-existent " + (source.kind().equals(Kind.SECRET) ? "secret" : "config")
                        + " key: " + key);
    }

    /** The files that a container sees, by their path in it. */
    Map<String, String> files(Resource pod, JsonNode container) {
        var files = new TreeMap<String, String>();
        var volumes = Volume.of(pod);
        for (var mount : container.path("volumeMounts")) {
            volumes.stream()
                    .filter(volume -> volume.name().equals(mount.path("name").asText()))
                    .flatMap(volume -> volume.sources().stream())
                    .forEach(source -> find(pod, source)
                            .ifPresent(present -> source.files(present)
                                    .forEach((file, content) -> files.put(path(mount, file), text(source, content)))));
        }
        return files;
    }

    private Optional<Resource> find(Resource pod, Volume.Source source) {
        var cache = source.kind().equals(Kind.SECRET) ? secrets : configMaps;
        return cache.get(pod.namespace(), source.name());
    }

    /** A mount of one file alone names it twice. */
    private static String path(JsonNode mount, String file) {
        var path = mount.path("mountPath").asText();
        return mount.path("subPath").asText().equals(file) ? path : path + "/" + file;
    }

    private static String text(Volume.Source source, JsonNode content) {
        return source.kind().equals(Kind.SECRET)
                ? new String(Base64.getDecoder().decode(content.asText()), StandardCharsets.UTF_8)
                : content.asText();
    }
}
