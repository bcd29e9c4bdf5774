package io.hypershift.azure.maven;

import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that is told what a hosted cluster is to be like, as HyperShift's <code>create cluster azure</code> is by its flags. */
abstract class ClusterOptionsMojo extends ClusterMojo {
    /** An OpenShift pull secret in JSON. */
    @Parameter(property = "hypershift.pullSecretFile")
    @Nullable File pullSecretFile;

    /**
     * Where <code>create-foundation</code> put its files. Without it and without <code>bundleSecret</code>, the directory
     * <code>hypershift</code> in the root directory of the build.
     */
    @Parameter(property = "hypershift.bundleDirectory")
    @Nullable File bundleDirectory;

    /** The Secret of the management cluster that holds them instead, as <code>namespace/name</code>. */
    @Parameter(property = "hypershift.bundleSecret")
    @Nullable String bundleSecret;

    /** The components' client ids. Without it, <code>workload-identities.json</code> of the bundle. */
    @Parameter(property = "hypershift.workloadIdentitiesFile")
    @Nullable File workloadIdentitiesFile;

    /** The issuer's RSA key as PKCS#1 PEM. Without it, <code>serviceaccount-signer.private</code> of the bundle. */
    @Parameter(property = "hypershift.signingKeyFile")
    @Nullable File signingKeyFile;

    /** The OIDC issuer's URL. Without it, the foundation's. */
    @Parameter(property = "hypershift.oidcIssuerUrl")
    @Nullable String oidcIssuerUrl;

    /** A public SSH key, in OpenSSH's form, to log in to nodes with as <code>core</code>. */
    @Parameter(property = "hypershift.sshKeyFile")
    @Nullable File sshKeyFile;

    /** Certificates in PEM that the cluster trusts besides the usual ones. */
    @Parameter(property = "hypershift.additionalTrustBundleFile")
    @Nullable File additionalTrustBundleFile;

    /** Mirrors that images are pulled from: a YAML list of items with <code>source</code> and <code>mirrors</code>. */
    @Parameter(property = "hypershift.imageContentSourcesFile")
    @Nullable File imageContentSourcesFile;

    /**
     * What <code>hypershift create infra azure</code> has written of infrastructure that is there: none is made then, none removed, and
     * the components' client ids are those in it.
     */
    @Parameter(property = "hypershift.infraJsonFile")
    @Nullable File infraJsonFile;

    /** The infra ID, which Azure resources are named by. Without it, one made from the cluster's name. */
    @Parameter(property = "hypershift.infraId")
    @Nullable String infraId;

    /** The public Azure DNS zone that the cluster has its names in. */
    @Parameter(property = "hypershift.baseDomain")
    @Nullable String baseDomain;

    /**
     * The cluster's own domain is <code>{baseDomainPrefix}.{baseDomain}</code>. Without it, the cluster's name; with
     * <code>none</code>, the base domain itself, which then serves one cluster alone.
     */
    @Parameter(property = "hypershift.baseDomainPrefix")
    @Nullable String baseDomainPrefix;

    /**
     * The domain in which external DNS writes the names of the cluster's services, such as
     * <code>api-{clusterName}.hcp.example.com</code>. Without it, the API server is reached by the address of a load
     * balancer. It must not be the cluster's own domain, nor one above it.
     */
    @Parameter(property = "hypershift.externalDnsDomain")
    @Nullable String externalDnsDomain;

    /** The resource group that the base domain's zone must lie in. Without it, wherever it is found. */
    @Parameter(property = "hypershift.dnsZoneRgName")
    @Nullable String dnsZoneRgName;

    /** The OpenShift release to run, best a multi-arch one. */
    @Parameter(property = "hypershift.releaseImage")
    @Nullable String releaseImage;

    /**
     * The stream whose latest release is taken where no <code>releaseImage</code> is given, such as
     * <code>4-stable-multi</code>.
     */
    @Parameter(property = "hypershift.releaseStream")
    @Nullable String releaseStream;

    /** The Azure region. Without it, the foundation's, else eastus, as in HyperShift's CLI. */
    @Parameter(property = "hypershift.location")
    @Nullable String location;

    /**
     * A resource group to lie in: made when absent, kept when it was there before. Without it, three of the cluster's
     * own.
     */
    @Parameter(property = "hypershift.resourceGroupName")
    @Nullable String resourceGroupName;

    /** Tags for the cluster's resource groups. */
    @Parameter
    @Nullable Map<String, String> resourceGroupTags;

    /** The id of a virtual network to lie in, with <code>subnetId</code>. Without it, one of the cluster's own. */
    @Parameter(property = "hypershift.vnetId")
    @Nullable String vnetId;

    /** The id of the subnet of <code>vnetId</code> that the nodes lie in. */
    @Parameter(property = "hypershift.subnetId")
    @Nullable String subnetId;

    /** The id of the network security group of <code>subnetId</code>. Without it, whichever the subnet has. */
    @Parameter(property = "hypershift.networkSecurityGroupId")
    @Nullable String networkSecurityGroupId;

    /** The resource group of <code>vnetName</code>. Without it, wherever one network of that name is found. */
    @Parameter(property = "hypershift.vnetResourceGroup")
    @Nullable String vnetResourceGroup;

    /** The name of a virtual network to lie in, as in the guide, with <code>networkSecurityGroupName</code>; made where <code>vnetAddressPrefix</code> and <code>subnetAddressPrefix</code> are given and there is none. It is never removed. */
    @Parameter(property = "hypershift.vnetName")
    @Nullable String vnetName;

    /** The addresses of a virtual network that is to be made, such as <code>10.0.0.0/16</code>. */
    @Parameter(property = "hypershift.vnetAddressPrefix")
    @Nullable String vnetAddressPrefix;

    /** The name of the subnet of <code>vnetName</code> that the nodes lie in. */
    @Parameter(property = "hypershift.subnetName", defaultValue = "default")
    String subnetName;

    /** The addresses of a subnet that is to be made, such as <code>10.0.0.0/24</code>. */
    @Parameter(property = "hypershift.subnetAddressPrefix")
    @Nullable String subnetAddressPrefix;

    /**
     * The resource group of <code>networkSecurityGroupName</code>. Without it, wherever one group of that name is
     * found.
     */
    @Parameter(property = "hypershift.networkSecurityGroupResourceGroup")
    @Nullable String networkSecurityGroupResourceGroup;

    /** The name of the network security group of the subnet of <code>vnetName</code>, with which it must be given. */
    @Parameter(property = "hypershift.networkSecurityGroupName")
    @Nullable String networkSecurityGroupName;

    /** How many nodes. HyperShift's CLI makes none unless told; tests need some to run on. */
    @Parameter(property = "hypershift.nodePoolReplicas", defaultValue = "2")
    String nodePoolReplicas;

    /**
     * Zones of the region, of 1, 2 and 3 with commas between them: one node pool in each, of
     * <code>nodePoolReplicas</code> nodes.
     */
    @Parameter(property = "hypershift.availabilityZones")
    @Nullable String availabilityZones;

    /** The nodes' architecture: <code>amd64</code> or <code>arm64</code>. */
    @Parameter(property = "hypershift.arch", defaultValue = "amd64")
    String arch;

    /** The nodes' Azure VM size. Without it, HyperShift's default for the architecture. */
    @Parameter(property = "hypershift.instanceType")
    @Nullable String instanceType;

    /** The nodes' disk in GiB. */
    @Parameter(property = "hypershift.rootDiskSize", defaultValue = "120")
    String rootDiskSize;

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

    /** How long a node's pods get to leave it, 0s being for ever. */
    @Parameter(property = "hypershift.nodeDrainTimeout", defaultValue = "0s")
    String nodeDrainTimeout;

    /** How long its volumes get to leave it, 0s being for ever. */
    @Parameter(property = "hypershift.nodeVolumeDetachTimeout", defaultValue = "0s")
    String nodeVolumeDetachTimeout;

    /** The cluster's network plugin. */
    @Parameter(property = "hypershift.networkType", defaultValue = "OVNKubernetes")
    String networkType;

    /** The pods' network. */
    @Parameter(property = "hypershift.clusterCidr", defaultValue = "10.132.0.0/14")
    String clusterCidr;

    /** The services' network. */
    @Parameter(property = "hypershift.serviceCidr", defaultValue = "172.31.0.0/16")
    String serviceCidr;

    /** The nodes' network, told to the cluster; with commas between several. */
    @Parameter(property = "hypershift.machineCidr")
    @Nullable String machineCidr;

    /** The MTU of OVN-Kubernetes' tunnels, from 576 to 9216. Without it, the network operator finds one. */
    @Parameter(property = "hypershift.ovnKubernetesMtu")
    @Nullable String ovnKubernetesMtu;

    /** Leaves out Multus; only with <code>networkType</code> Other. */
    @Parameter(property = "hypershift.disableMultiNetwork", defaultValue = "false")
    boolean disableMultiNetwork;

    /**
     * Has Kubernetes give each node a network for its pods, as Flannel needs it; only with <code>networkType</code>
     * Other.
     */
    @Parameter(property = "hypershift.allocateNodeCidrs", defaultValue = "false")
    boolean allocateNodeCidrs;

    /**
     * How the cluster is reached: Public, PublicAndPrivate or Private. The latter two need an operator with
     * <code>privatePlatform</code>.
     */
    @Parameter(property = "hypershift.endpointAccess", defaultValue = "Public")
    String endpointAccess;

    /**
     * The id of a subnet in the management cluster's network for the Private Link Service, its
     * privateLinkServiceNetworkPolicies disabled; needed unless access is Public.
     */
    @Parameter(property = "hypershift.endpointAccessPrivateNatSubnetId")
    @Nullable String endpointAccessPrivateNatSubnetId;

    /** Ids of further subscriptions that may connect to the Private Link Service, with commas between them. */
    @Parameter(property = "hypershift.endpointAccessPrivateAdditionalAllowedSubscriptions")
    @Nullable String endpointAccessPrivateAdditionalAllowedSubscriptions;

    /** How the OAuth server is reached: by a Route or by a LoadBalancer of its own. */
    @Parameter(property = "hypershift.oauthPublishingStrategy", defaultValue = "Route")
    String oauthPublishingStrategy;

    /**
     * A further DNS name of the API server, for which there is a kubeconfig of its own. Whoever gives it makes its
     * record.
     */
    @Parameter(property = "hypershift.kasDnsName")
    @Nullable String kasDnsName;

    /** <code>SingleReplica</code> or <code>HighlyAvailable</code>; cannot be changed later. */
    @Parameter(property = "hypershift.controlPlaneAvailabilityPolicy", defaultValue = "SingleReplica")
    String controlPlaneAvailabilityPolicy;

    /**
     * SingleReplica or HighlyAvailable, for what of the cluster runs on its own nodes. Without it, HyperShift's own:
     * SingleReplica.
     */
    @Parameter(property = "hypershift.infraAvailabilityPolicy")
    @Nullable String infraAvailabilityPolicy;

    /** The StorageClass of etcd's volumes; cannot be changed later. Without it, the management cluster's default. */
    @Parameter(property = "hypershift.etcdStorageClass")
    @Nullable String etcdStorageClass;

    /** The size of etcd's volume. */
    @Parameter(property = "hypershift.etcdStorageSize", defaultValue = "8Gi")
    String etcdStorageSize;

    /**
     * The URL of a key's version in Azure Key Vault or Managed HSM that etcd's data is encrypted with. The foundation
     * must have an identity for it (<code>enableKms</code>), which needs a role on the vault. Without it, a key of
     * the cluster's own.
     */
    @Parameter(property = "hypershift.encryptionKeyId")
    @Nullable String encryptionKeyId;

    /** Runs the nodes in FIPS mode; cannot be changed later. */
    @Parameter(property = "hypershift.fips", defaultValue = "false")
    boolean fips;

    /**
     * Makes a pair of keys to log in to nodes with, as <code>core</code>; both are in the Secret
     * <code>{clusterName}-ssh-key</code>.
     */
    @Parameter(property = "hypershift.generateSsh", defaultValue = "false")
    boolean generateSsh;

    /**
     * <code>TechPreviewNoUpgrade</code> or <code>DevPreviewNoUpgrade</code>: features that are not for production, in
     * a cluster that is never upgraded.
     */
    @Parameter(property = "hypershift.featureSet")
    @Nullable String featureSet;

    /**
     * Optional capabilities that the cluster has, with commas between them: ImageRegistry, openshift-samples,
     * Insights, baremetal, Console, NodeTuning, Ingress. Cannot be changed later.
     */
    @Parameter(property = "hypershift.enableClusterCapabilities")
    @Nullable String enableClusterCapabilities;

    /**
     * Optional capabilities that the cluster does without, with commas between them; Ingress only together with
     * Console. Cannot be changed later.
     */
    @Parameter(property = "hypershift.disableClusterCapabilities")
    @Nullable String disableClusterCapabilities;

    /** Where OLM's catalogues run: <code>management</code> or <code>guest</code>; cannot be changed later. */
    @Parameter(property = "hypershift.olmCatalogPlacement", defaultValue = "management")
    String olmCatalogPlacement;

    /** Leaves out OLM's default catalogues. */
    @Parameter(property = "hypershift.olmDisableDefaultSources", defaultValue = "false")
    boolean olmDisableDefaultSources;

    /** Annotations of the HostedCluster, as <code>name=value</code> with commas between them, or one on each line. */
    @Parameter(property = "hypershift.annotations")
    @Nullable String annotations;

    /** Labels of the HostedCluster, as <code>name=value</code> with commas between them, or one on each line. */
    @Parameter(property = "hypershift.labels")
    @Nullable String labels;

    /**
     * Which nodes of the management cluster the control plane runs on, as <code>label=value</code> with commas
     * between them.
     */
    @Parameter(property = "hypershift.nodeSelector")
    @Nullable String nodeSelector;

    /** Labels of the control plane's pods, as <code>name=value</code> with commas between them. */
    @Parameter(property = "hypershift.podsLabels")
    @Nullable String podsLabels;

    /**
     * Taints that the control plane's pods tolerate, as
     * <code>key=cp,operator=Equal,value=yes,effect=NoSchedule</code>; each further one on a line of its own.
     */
    @Parameter(property = "hypershift.toleration")
    @Nullable String toleration;

    /**
     * Until when HyperShift leaves cluster and node pools alone: a date such as <code>2026-12-24T18:00:00Z</code>, or
     * <code>true</code>.
     */
    @Parameter(property = "hypershift.pausedUntil")
    @Nullable String pausedUntil;

    /** Another image of the control plane operator than the release's, for HyperShift's own developers. */
    @Parameter(property = "hypershift.controlPlaneOperatorImage")
    @Nullable String controlPlaneOperatorImage;

    final Options options() {
        return DeclaredOptions.of(this, ClusterOptions.SET);
    }

    final Map<String, String> tags() {
        return resourceGroupTags == null ? Map.of() : resourceGroupTags;
    }

    final ClusterFiles files() {
        return new ClusterFiles(
                Source.file(pullSecretFile),
                Source.file(sshKeyFile),
                Source.file(additionalTrustBundleFile),
                Source.file(imageContentSourcesFile),
                Source.file(infraJsonFile));
    }

    final Trust trust(Inputs inputs) {
        if (bundleSecret != null) {
            if (bundleDirectory != null) {
                inputs.add(BundleSecretName.besideOtherBundle());
            }
            return new Trust(
                    Source.none(),
                    Source.file(workloadIdentitiesFile),
                    Source.file(signingKeyFile),
                    Optional.ofNullable(oidcIssuerUrl),
                    Optional.of(bundleSecret));
        }
        var bundle = new Bundle(bundle(bundleDirectory));
        return new Trust(
                Files.exists(bundle.foundation()) ? Source.file(bundle.foundation()) : Source.none(),
                workloadIdentitiesFile == null
                        ? Source.file(bundle.workloadIdentities())
                        : Source.file(workloadIdentitiesFile.toPath()),
                signingKeyFile == null ? Source.file(bundle.privateKey()) : Source.file(signingKeyFile.toPath()),
                Optional.ofNullable(oidcIssuerUrl));
    }
}
