package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects of a Kubernetes cluster as they were read; Secrets are not among them.
 *
 * @param read the kinds that were read, so that what is not among {@code all} is not there
 */
public record KubernetesObjects(List<Manifest> all, Set<String> read) {
    public static final KubernetesObjects NONE = new KubernetesObjects(List.of(), Set.of());

    public KubernetesObjects {
        all = List.copyOf(all);
        read = Set.copyOf(read);
    }

    public boolean wasRead(String kind) {
        return read.contains(kind);
    }

    public List<Manifest> of(String kind) {
        return stream(kind).toList();
    }

    public List<Manifest> of(String kind, String namespace) {
        return stream(kind).filter(it -> it.ref().namespace().equals(namespace)).toList();
    }

    public Optional<Manifest> find(String kind, String namespace, String name) {
        return stream(kind)
                .filter(it ->
                        it.ref().namespace().equals(namespace) && it.name().equals(name))
                .findFirst();
    }

    private Stream<Manifest> stream(String kind) {
        return all.stream().filter(it -> it.kind().equals(kind));
    }
}
