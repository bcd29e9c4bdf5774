package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.NodePoolOptions;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.nodepool.CreateNodePoolRequest;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Gives a cluster that is there one more node pool, and waits until its nodes are Ready. */
@Mojo(name = "create-nodepool", requiresProject = false, threadSafe = true)
public final class CreateNodePoolMojo extends NodePoolMojo {
    /** How many nodes the pool is to have. Without it and without bounds for the autoscaler, 2. */
    @Parameter(property = "hypershift.nodePoolReplicas")
    @Nullable Integer nodePoolReplicas;

    /** The least number of nodes that the autoscaler leaves. 0 needs an operator that was installed to scale from zero. */
    @Parameter(property = "hypershift.autoScalingMin")
    @Nullable Integer autoScalingMin;

    /** The greatest number of nodes that the autoscaler makes. */
    @Parameter(property = "hypershift.autoScalingMax")
    @Nullable Integer autoScalingMax;

    /** The zone of the region that the nodes lie in: 1, 2 or 3. */
    @Parameter(property = "hypershift.availabilityZone")
    @Nullable String availabilityZone;

    /** The id of the subnet that the nodes lie in. Without it, the cluster's. */
    @Parameter(property = "hypershift.nodepoolSubnetId")
    @Nullable String nodepoolSubnetId;

    /** The release that the nodes run. Without it, the cluster's. */
    @Parameter(property = "hypershift.releaseImage")
    @Nullable String releaseImage;

    /** The nodes' Azure VM size. Without it, HyperShift's default for the architecture. */
    @Parameter(property = "hypershift.instanceType")
    @Nullable String instanceType;

    /** The nodes' disk in GiB. */
    @Parameter(property = "hypershift.rootDiskSize", defaultValue = "120")
    String rootDiskSize;

    /** The nodes' architecture: <code>amd64</code> or <code>arm64</code>. */
    @Parameter(property = "hypershift.arch", defaultValue = "amd64")
    String arch;

    /** The kind of the nodes' disks: Premium_LRS, PremiumV2_LRS, Standard_LRS or StandardSSD_LRS. */
    @Parameter(property = "hypershift.diskStorageAccountType", defaultValue = "Premium_LRS")
    String diskStorageAccountType;

    /** The id of a disk encryption set for the nodes' disks. */
    @Parameter(property = "hypershift.diskEncryptionSetId")
    @Nullable String diskEncryptionSetId;

    /** Gives the nodes disks that go with the virtual machine, on its host. */
    @Parameter(property = "hypershift.enableEphemeralDisk", defaultValue = "false")
    boolean enableEphemeralDisk;

    /**
     * Enabled or Disabled. Without it, HyperShift's own: Enabled, for which the subscription must have the feature
     * Microsoft.Compute/EncryptionAtHost.
     */
    @Parameter(property = "hypershift.encryptionAtHost")
    @Nullable String encryptionAtHost;

    /** Where the virtual machines' boot diagnostics go: Disabled, Managed or UserManaged. */
    @Parameter(property = "hypershift.diagnosticsStorageAccountType")
    @Nullable String diagnosticsStorageAccountType;

    /** The URL of the storage account for that, with UserManaged. */
    @Parameter(property = "hypershift.diagnosticsStorageAccountUri")
    @Nullable String diagnosticsStorageAccountUri;

    /** The nodes' Hyper-V generation: Gen1 or Gen2. Without it, Gen2. */
    @Parameter(property = "hypershift.imageGeneration")
    @Nullable String imageGeneration;

    /**
     * The publisher of another marketplace image than the release's own; with <code>marketplaceOffer</code>,
     * <code>marketplaceSku</code> and <code>marketplaceVersion</code>. Releases before 4.20 need it.
     */
    @Parameter(property = "hypershift.marketplacePublisher")
    @Nullable String marketplacePublisher;

    /** The offer of that image. */
    @Parameter(property = "hypershift.marketplaceOffer")
    @Nullable String marketplaceOffer;

    /** The SKU of that image. */
    @Parameter(property = "hypershift.marketplaceSku")
    @Nullable String marketplaceSku;

    /** The version of that image, such as <code>421.0.20260101</code>, or <code>latest</code>. */
    @Parameter(property = "hypershift.marketplaceVersion")
    @Nullable String marketplaceVersion;

    /** How nodes are upgraded: Replace or InPlace; cannot be changed later. */
    @Parameter(property = "hypershift.nodeUpgradeType", defaultValue = "Replace")
    String nodeUpgradeType;

    /** Replaces nodes that are not well for long. */
    @Parameter(property = "hypershift.autoRepair", defaultValue = "false")
    boolean autoRepair;

    /** The operator's namespace. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /** How long all of it may take. */
    @Parameter(property = "hypershift.timeout", defaultValue = "30m")
    String timeout;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var size = PoolSize.given(
                Optional.ofNullable(nodePoolReplicas),
                Optional.ofNullable(autoScalingMin),
                Optional.ofNullable(autoScalingMax));
        var options = DeclaredOptions.of(this, NodePoolOptions.OF_MORE);
        var request = new CreateNodePoolRequest(pool(), size, options, operatorNamespace);
        inputs.addAll(request.validate());
        var limit = inputs.duration(TIMEOUT, timeout);
        var subject = "node pool " + request.pool().name() + ": ";
        if (dryRun) {
            return hypershift -> {
                hypershift.nodePools().beginCreate(request, true, new Cancellation());
                getLog().info(subject + "nothing was made, this is a dry run");
            };
        }
        return hypershift -> {
            var pool = hypershift.nodePools().create(request, limit, new Cancellation());
            getLog().info(subject + pool.summary());
        };
    }
}
