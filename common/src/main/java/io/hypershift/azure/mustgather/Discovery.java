package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ServedKind;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks a server which of the wanted kinds it has. */
record Discovery(KubeApi api, String what, Progress progress) {

    List<ServedKind> of(WantedKinds inNamespaces, WantedKinds clusterScoped) {
        Predicate<ServedKind> isWanted = kind -> (kind.isNamespaced() ? inNamespaces : clusterScoped).has(kind);
        return apiVersions()
                .filter(it -> inNamespaces.hasGroupOf(it) || clusterScoped.hasGroupOf(it))
                .flatMap(this::kinds)
                .filter(isWanted)
                .sorted(Comparator.comparing(ServedKind::group).thenComparing(ServedKind::plural))
                .toList();
    }

    private Stream<String> apiVersions() {
        try {
            progress.asked();
            return api.apiVersions().stream();
        } catch (HyperShiftException e) {
            progress.leaveOut(what, e);
            return Stream.empty();
        }
    }

    private Stream<ServedKind> kinds(String apiVersion) {
        try {
            progress.asked();
            return api.servedKinds(apiVersion).stream();
        } catch (HyperShiftException e) {
            progress.leaveOut(what + ", " + apiVersion, e);
            return Stream.empty();
        }
    }
}
