package io.hypershift.azure.operator;

import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether there is storage for the etcd of hosted clusters: its volumes wait for ever for a StorageClass that is not there, and
 * which one they ask for cannot be changed later.
 *
 * @param named the class they are to name; without one, they get the default
 */
public record EtcdStorage(KubeApi management, Optional<String> named) {
    /** Kubernetes still honours the older one. */
    private static final List<String> DEFAULT_CLASS =
            List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");

    public Finding<Boolean> finding() {
        var classes = management.select("storage.k8s.io/v1", "StorageClass", "", Map.of(), it -> it);
        Predicate<Manifest> isWanted = named.<Predicate<Manifest>>map(
                        name -> it -> it.name().equals(name))
                .orElse(EtcdStorage::isDefault);
        return classes.stream()
                .filter(isWanted)
                .findFirst()
                .map(it -> Finding.passed("{}", it.name()))
                .orElseGet(() -> Finding.failed(symptom(), remedy(classes)));
    }

    /** Whether volumes that ask for no class get this one. */
    public static boolean isDefault(Manifest storageClass) {
        return DEFAULT_CLASS.stream()
                .anyMatch(it -> "true".equals(storageClass.annotations().get(it)));
    }

    private Text symptom() {
        return named.map(it -> Text.of("there is none of the name {}", it))
                .orElseGet(() -> Text.of("none is the default, and etcd's volumes ask for that"));
    }

    private Text remedy(List<Manifest> classes) {
        var names = classes.stream().map(Manifest::name).collect(Collectors.joining(", "));
        if (named.isPresent()) {
            return classes.isEmpty()
                    ? Text.of("Give the management cluster a CSI driver with a StorageClass of that name.")
                    : Text.of("Name one that is there with {}: {}", Parameter.ETCD_STORAGE_CLASS, names);
        }
        return classes.isEmpty()
                ? Text.of("Give the management cluster a CSI driver with a StorageClass, and make that the default.")
                : Text.of(
                        "Give one of them the annotation {}: \"true\", or name one with {}: {}",
                        DEFAULT_CLASS.get(0),
                        Parameter.ETCD_STORAGE_CLASS,
                        names);
    }
}
