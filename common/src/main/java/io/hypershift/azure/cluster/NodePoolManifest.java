package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;

/** The NodePool that {@code hypershift create cluster azure} makes along with the cluster ({@code cmd/nodepool/azure}). */
record NodePoolManifest(CreateClusterRequest request, Infra infra) {
    static final String KIND = "NodePool";

    static Ref ref(ClusterKey key) {
        return new Ref(HostedClusterManifest.API_VERSION, KIND, key.namespace(), key.name());
    }

    Manifest manifest() {
        var tree = Manifest.of(ref(new ClusterKey(request.namespace(), request.name())))
                .tree();
        var nodes = request.nodes();
        var spec = tree.putObject("spec")
                .put("arch", nodes.arch())
                .put("clusterName", request.name())
                .put("nodeDrainTimeout", "0s")
                .put("nodeVolumeDetachTimeout", "0s")
                .put("replicas", nodes.replicas());
        spec.putObject("management").put("autoRepair", false).put("upgradeType", "Replace");
        spec.putObject("release").put("image", request.releaseImage());
        var azure = spec.putObject("platform")
                .put("type", "Azure")
                .putObject("azure")
                .put("subnetID", infra.subnetId())
                .put("vmSize", nodes.vmSize());
        azure.putObject("osDisk").put("diskStorageAccountType", "Premium_LRS").put("sizeGiB", nodes.rootDiskSize());
        // The release's own marketplace image. The server would add the generation; said here, the object is valid as
        // sent.
        azure.putObject("image")
                .put("type", "AzureMarketplace")
                .putObject("azureMarketplace")
                .put("imageGeneration", "Gen2");
        return new Manifest(tree);
    }
}
