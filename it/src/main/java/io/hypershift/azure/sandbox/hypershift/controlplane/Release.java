package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.Map;

/** A release of OpenShift: its version, and the image it comes in. */
record Release(String version, String image) {
    static Release of(HostedCluster cluster, String image) {
        return new Release(cluster.version(image), image);
    }

    Map<String, String> json() {
        return Map.of("version", version, "image", image);
    }
}
