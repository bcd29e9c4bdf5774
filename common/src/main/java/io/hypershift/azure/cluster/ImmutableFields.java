package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import java.util.List;
import java.util.stream.Stream;

/** The fields that HyperShift's CRDs let nobody change in an existing cluster or node pool. */
final class ImmutableFields {
    private static final List<String> PATHS = List.of(
            "/spec/services",
            "/spec/infraID",
            "/spec/issuerURL",
            "/spec/fips",
            "/spec/dns",
            "/spec/controllerAvailabilityPolicy",
            "/spec/olmCatalogPlacement",
            "/spec/networking/networkType",
            "/spec/networking/clusterNetwork",
            "/spec/networking/serviceNetwork",
            "/spec/etcd",
            "/spec/platform/azure/location",
            "/spec/platform/azure/resourceGroup",
            "/spec/platform/azure/vnetID",
            "/spec/platform/azure/subnetID",
            "/spec/platform/azure/subscriptionID",
            "/spec/platform/azure/securityGroupID",
            "/spec/arch",
            "/spec/clusterName",
            "/spec/management/upgradeType");

    private ImmutableFields() {}

    /** Those that are wanted and there with different values. */
    static List<String> differences(Manifest wanted, Manifest actual) {
        return PATHS.stream()
                .flatMap(path -> {
                    var node = wanted.tree().at(path);
                    return node.isMissingNode()
                            ? Stream.empty()
                            : Subset.differences(node, actual.tree().at(path)).stream()
                                    .map(it -> path.substring("/spec/".length()).replace('/', '.') + it);
                })
                .toList();
    }
}
