package io.hypershift.azure.mustgather;

import io.hypershift.azure.kubeapi.KubeApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to gather, and where to put it.
 *
 * @param namespaces of the management cluster
 * @param kinds of the management cluster, outside of namespaces
 * @param hosted the hosted cluster itself, if its API server is reached
 * @param files texts from elsewhere by their names in the archive, such as {@code azure/identities.yaml}
 * @param target the archive, which is replaced if it is there
 */
public record GatherRequest(
        List<NamespaceScope> namespaces,
        WantedKinds kinds,
        Optional<Hosted> hosted,
        SortedMap<String, String> files,
        GatherLimits limits,
        Path target) {

    /** A hosted cluster's own API server. */
    public record Hosted(String name, KubeApi api) {}

    public GatherRequest {
        namespaces = List.copyOf(namespaces);
        files = new TreeMap<>(files);
        for (var name : files.keySet()) {
            if (name.startsWith("/") || List.of(name.split("/", -1)).contains("..")) {
                throw new IllegalArgumentException("a file would lie outside of the archive: " + name);
            }
        }
    }
}
