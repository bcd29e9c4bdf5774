package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.Map;

/** A release of OpenShift: its version, and the image it comes in. */
record Release(String version, String image) {
    static Release of(String image) {
        return new Release(HostedCluster.version(image).orElse("0.0.0"), image);
    }

    Map<String, String> json() {
        return Map.of("version", version, "image", image);
    }
}
