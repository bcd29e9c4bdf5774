package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.Optional;

/** Where a cluster's web console is: as the cluster tells, and where it does not answer, where it is by default. */
record ConsoleUrl(KubeApi management, HostedAccess access) {
    private static final Ref CONSOLE = new Ref("config.openshift.io/v1", "Console", "", "cluster");

    Optional<String> of(AdministratorKubeconfig kubeconfig) {
        return told(kubeconfig).or(() -> composed(management.get(HostedClusterManifest.ref(kubeconfig.key()))));
    }

    private Optional<String> told(AdministratorKubeconfig kubeconfig) {
        try (var hosted = access.open(kubeconfig)) {
            return hosted.findIfServed(CONSOLE)
                    .map(it -> it.text("status", "consoleURL"))
                    .filter(it -> !it.isEmpty());
        } catch (HyperShiftException e) {
            return Optional.empty(); // it is not reached from here, or does not let this kubeconfig in any more
        }
    }

    /** A cluster's own domain has its name before the base domain, unless another prefix is given, or an empty one. */
    static Optional<String> composed(Manifest hostedCluster) {
        var domain = hostedCluster.text("spec", "dns", "baseDomain");
        var prefix = hostedCluster.at("spec", "dns", "baseDomainPrefix").asText(hostedCluster.name());
        return domain.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "https://console-openshift-console.apps." + (prefix.isEmpty() ? "" : prefix + ".") + domain);
    }
}
