package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ARCH;
import static io.hypershift.azure.failure.Parameter.AUTO_REPAIR;
import static io.hypershift.azure.failure.Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_TYPE;
import static io.hypershift.azure.failure.Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_URI;
import static io.hypershift.azure.failure.Parameter.DISK_ENCRYPTION_SET_ID;
import static io.hypershift.azure.failure.Parameter.DISK_STORAGE_ACCOUNT_TYPE;
import static io.hypershift.azure.failure.Parameter.ENABLE_EPHEMERAL_DISK;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_AT_HOST;
import static io.hypershift.azure.failure.Parameter.IMAGE_GENERATION;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_OFFER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_PUBLISHER;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_SKU;
import static io.hypershift.azure.failure.Parameter.MARKETPLACE_VERSION;
import static io.hypershift.azure.failure.Parameter.NODE_UPGRADE_TYPE;
import static io.hypershift.azure.failure.Parameter.ROOT_DISK_SIZE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.Map;
import java.util.Optional;

/**
 * A NodePool as {@code hypershift create cluster azure} and {@code create nodepool azure} make it ({@code
 * cmd/nodepool/azure/create.go}).
 *
 * @param key namespace and name of the pool
 * @param clusterName the cluster it belongs to
 * @param image the release that its nodes run
 * @param subnetId where its machines lie
 * @param zone the availability zone they lie in, where one is asked for
 * @param options of a set that holds {@link NodePoolOptions#SET}
 */
public record NodePoolManifest(
        ClusterKey key, String clusterName, String image, String subnetId, Optional<String> zone, Options options) {
    public static final String KIND = "NodePool";

    public static Ref ref(ClusterKey key) {
        return new Ref(HostedClusterManifest.API_VERSION, KIND, key.namespace(), key.name());
    }

    /** The pool without a number of nodes. */
    public Manifest manifest() {
        var tree = Manifest.of(ref(key)).tree();
        var spec = tree.putObject("spec").put("arch", options.text(ARCH)).put("clusterName", clusterName);
        spec.putObject("management")
                .put("autoRepair", options.isOn(AUTO_REPAIR))
                .put("upgradeType", options.text(NODE_UPGRADE_TYPE));
        spec.putObject("release").put("image", image);
        var azure = spec.putObject("platform")
                .put("type", "Azure")
                .putObject("azure")
                .put("subnetID", subnetId)
                .put("vmSize", NodePoolOptions.vmSize(options));
        zone.ifPresent(it -> azure.put("availabilityZone", it));
        options.find(ENCRYPTION_AT_HOST).ifPresent(it -> azure.put("encryptionAtHost", it));
        putDisk(azure.putObject("osDisk"));
        putDiagnostics(azure);
        putImage(azure.putObject("image").put("type", "AzureMarketplace").putObject("azureMarketplace"));
        return new Manifest(tree);
    }

    private void putDisk(ObjectNode disk) {
        disk.put("diskStorageAccountType", options.text(DISK_STORAGE_ACCOUNT_TYPE))
                .put("sizeGiB", options.number(ROOT_DISK_SIZE));
        options.find(DISK_ENCRYPTION_SET_ID).ifPresent(it -> disk.put("encryptionSetID", it));
        if (options.isOn(ENABLE_EPHEMERAL_DISK)) {
            disk.put("persistence", "Ephemeral");
        }
    }

    private void putDiagnostics(ObjectNode azure) {
        options.find(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE).ifPresent(type -> {
            var diagnostics = azure.putObject("diagnostics").put("storageAccountType", type);
            options.find(DIAGNOSTICS_STORAGE_ACCOUNT_URI)
                    .ifPresent(it -> diagnostics.putObject("userManaged").put("storageAccountURI", it));
        });
    }

    /**
     * The marketplace image that is given, else the release's own. The server would add the generation; said here, the object is
     * valid as sent.
     */
    private void putImage(ObjectNode image) {
        image.put("imageGeneration", options.find(IMAGE_GENERATION).orElse("Gen2"));
        Map.of(
                        "publisher", MARKETPLACE_PUBLISHER,
                        "offer", MARKETPLACE_OFFER,
                        "sku", MARKETPLACE_SKU,
                        "version", MARKETPLACE_VERSION)
                .forEach((field, parameter) -> options.find(parameter).ifPresent(it -> image.put(field, it)));
    }
}
