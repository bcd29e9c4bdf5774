package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One volume of a pod: what Secrets and ConfigMaps it is filled from. */
record Volume(String name, List<Source> sources) {

    /**
     * One Secret or ConfigMap.
     *
     * @param paths the file for each key; none at all stands for every key under its own name
     */
    record Source(Kind kind, String name, boolean optional, Map<String, String> paths) {

        /** The files of what is there. */
        Map<String, JsonNode> files(Resource present) {
            var data = present.at("/data");
            var files = new TreeMap<String, JsonNode>();
            data.propertyStream()
                    .filter(entry -> paths.isEmpty() || paths.containsKey(entry.getKey()))
                    .forEach(entry -> files.put(paths.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()));
            return files;
        }

        /** What the kubelet calls it. */
        String word() {
            return kind.equals(Kind.SECRET) ? "secret" : "configmap";
        }
    }

    static List<Volume> of(Resource pod) {
        return pod.items("/spec/volumes").stream().map(Volume::of).toList();
    }

    private static Volume of(JsonNode volume) {
        var sources = new ArrayList<Source>();
        Stream.concat(Stream.of(volume), volume.at("/projected/sources").valueStream())
                .forEach(part -> {
                    if (part.has("secret")) {
                        var secret = part.path("secret");
                        var name = secret.path("secretName")
                                .asText(secret.path("name").asText());
                        sources.add(source(Kind.SECRET, name, secret));
                    }
                    if (part.has("configMap")) {
                        var map = part.path("configMap");
                        sources.add(source(Kind.CONFIG_MAP, map.path("name").asText(), map));
                    }
                });
        return new Volume(volume.path("name").asText(), List.copyOf(sources));
    }

    private static Source source(Kind kind, String name, JsonNode stated) {
        var paths = new TreeMap<String, String>();
        stated.path("items")
                .forEach(item ->
                        paths.put(item.path("key").asText(), item.path("path").asText()));
        return new Source(kind, name, stated.path("optional").asBoolean(), paths);
    }
}
