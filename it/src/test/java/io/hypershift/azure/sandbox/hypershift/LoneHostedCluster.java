package io.hypershift.azure.sandbox.hypershift;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hosted cluster without anything in Azure: its control plane comes up, and nobody signs in. */
final class LoneHostedCluster {
    private LoneHostedCluster() {}

    static HostedClusterManifests manifests(String name) {
        var clientIds = Stream.of(
                        "disk",
                        "file",
                        "imageRegistry",
                        "ingress",
                        "cloudProvider",
                        "nodePoolManagement",
                        "network",
                        "controlPlaneOperator")
                .collect(Collectors.toMap(Function.identity(), it -> "00000000-0000-0000-0000-000000000000"));
        return new HostedClusterManifests(name, name + "-x7k2p", Map.copyOf(clientIds));
    }
}
