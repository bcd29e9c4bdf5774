package io.hypershift.azure.cluster;

import java.util.List;

/** The fields that HyperShift's CRDs let nobody change in an existing cluster or node pool. */
final class ImmutableFields {
    static final List<String> OF_HOSTED_CLUSTER = List.of(
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
            "/spec/networking/machineNetwork",
            "/spec/networking/allocateNodeCIDRs",
            "/spec/capabilities",
            "/spec/operatorConfiguration/clusterNetworkOperator/disableMultiNetwork",
            "/spec/secretEncryption",
            "/spec/etcd",
            "/spec/platform/azure/topology",
            "/spec/platform/azure/location",
            "/spec/platform/azure/resourceGroup",
            "/spec/platform/azure/vnetID",
            "/spec/platform/azure/subnetID",
            "/spec/platform/azure/subscriptionID",
            "/spec/platform/azure/securityGroupID");

    static final List<String> OF_NODE_POOL =
            List.of("/spec/arch", "/spec/clusterName", "/spec/management/upgradeType", "/spec/platform/azure/subnetID");

    private ImmutableFields() {}
}
