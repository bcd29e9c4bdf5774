package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The objects of a hosted cluster in the namespace that it shares with others: its own ones bear its name, or begin with it, and node
 * pools and events tell whom they are of.
 *
 * @param others clusters whose names begin with this one's and a dash, and so do their objects' names
 */
public record OwnObjects(String cluster, List<String> others) implements Predicate<Manifest> {

    public OwnObjects {
        others = List.copyOf(others);
    }

    /** Asks which other clusters there are. */
    public static OwnObjects of(KubeApi management, String namespace, String cluster) {
        return new OwnObjects(
                cluster,
                all(management, namespace).stream()
                        .filter(it -> it.startsWith(cluster + "-"))
                        .sorted()
                        .toList());
    }

    /** Who may not see the others gathers all the same. */
    private static List<String> all(KubeApi management, String namespace) {
        try {
            return management.selectIfServed(
                    "hypershift.openshift.io/v1beta1", "HostedCluster", namespace, Map.of(), Manifest::name);
        } catch (HyperShiftException e) {
            return List.of();
        }
    }

    @Override
    public boolean test(Manifest object) {
        if (!object.text("spec", "clusterName").isEmpty()) {
            return object.text("spec", "clusterName").equals(cluster);
        }
        return isOwn(object.name())
                || isOwn(object.text("involvedObject", "name"))
                || object.annotations().values().stream()
                        .anyMatch(object.text("metadata", "namespace").concat("/" + cluster)::equals);
    }

    private boolean isOwn(String name) {
        return name.equals(cluster)
                || (name.startsWith(cluster + "-")
                        && others.stream().noneMatch(it -> name.equals(it) || name.startsWith(it + "-")));
    }
}
