package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives a control plane copies of what its HostedCluster's configuration refers to, up to the first that is not there
 * (HyperShift 3ee9615, hypershift-operator/controllers/hostedcluster: reconcileGlobalConfigSync).
 */
record GlobalConfigurationSync(KubeApi api, HostedCluster cluster) {

    /** Answers what is missing. */
    Optional<String> sync() {
        var configuration = new GlobalConfiguration(cluster);
        return copy(Kind.CONFIG_MAP, configuration.configMaps()).or(() -> copy(Kind.SECRET, configuration.secrets()));
    }

    private Optional<String> copy(Kind kind, List<String> names) {
        for (var name : names) {
            var source = api.get(kind, cluster.namespace(), name);
            if (source.isEmpty()) {
                return Optional.of("failed to get referenced %s %s/%s: %s \"%s\" not found"
                        .formatted(kind.name().toLowerCase(Locale.ROOT), cluster.namespace(), name, kind.name(), name));
            }
            copy(kind, source.get());
        }
        return Optional.empty();
    }

    private void copy(Kind kind, Resource source) {
        var namespace = cluster.controlPlaneNamespace();
        var isCurrent = api.get(kind, namespace, source.name())
                .filter(it -> it.at("/data").equals(source.at("/data")))
                .isPresent();
        if (!isCurrent && api.get(Kind.NAMESPACE, namespace).isPresent()) {
            api.apply(kind, Resource.of(kind, namespace, source.name()).with("/data", source.at("/data")));
        }
    }
}
