package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Optional;

/**
 * Whether a HostedCluster may go from the release it is told to run to the one it asks for (HyperShift 3ee9615, isUpgrading in
 * hypershift-operator/controllers/hostedcluster).
 */
record UpgradeGate(HostedCluster cluster, Optional<Resource> controlPlane) {
    private static final String FORCED = "hypershift.openshift.io/force-upgrade-to";

    /** Why it may not, in HyperShift's words. */
    Optional<String> refusal() {
        var current = cluster.resource().text("/status/version/desired/image");
        var wanted = cluster.controlPlaneImage();
        if (current.isEmpty() || current.equals(wanted) || isUpgradeable()) {
            return Optional.empty();
        }
        var forced = cluster.resource().annotation(FORCED);
        if (forced.isPresent()) {
            return forced.get().equals(wanted)
                    ? Optional.empty()
                    : Optional.of("force upgrade annotation is present but does not match desired release image");
        }
        return cluster.resource().has("/spec/controlPlaneRelease") || isSameMinor()
                ? Optional.empty()
                : Optional.of("cluster version is not upgradeable");
    }

    private boolean isSameMinor() {
        var current = cluster.resource().text("/status/version/desired/version");
        return Releases.minor(current).equals(Releases.minor(cluster.version()));
    }

    private boolean isUpgradeable() {
        return controlPlane.stream()
                .flatMap(it -> it.items("/status/conditions").stream())
                .filter(it -> it.path("type").asText().equals("ClusterVersionUpgradeable"))
                .allMatch(it -> it.path("status").asText().equals("True"));
    }
}
