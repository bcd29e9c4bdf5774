package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.ADDITIONAL_TRUST_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.IMAGE_CONTENT_SOURCES_FILE;
import static io.hypershift.azure.failure.Parameter.INFRA_JSON_FILE;
import static io.hypershift.azure.failure.Parameter.PULL_SECRET_FILE;
import static io.hypershift.azure.failure.Parameter.SSH_KEY_FILE;

import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.input.Options;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What a step can be told of what a hosted cluster is to be like, with the Maven goal's names and defaults. They are fields, which
 * Jenkins binds like setters: none does anything but hold its value, and a blank one, as forms send it for what was left out, counts
 * as not given.
 */
public abstract class ClusterOptionsStep extends ClusterStep {
    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public String sshKeyCredentialsId = "";

    @DataBoundSetter
    public String additionalTrustBundleCredentialsId = "";

    @DataBoundSetter
    public String imageContentSourcesCredentialsId = "";

    @DataBoundSetter
    public String infraJsonCredentialsId = "";

    @DataBoundSetter
    public String infraId = "";

    @DataBoundSetter
    public String baseDomain = "";

    @DataBoundSetter
    public String baseDomainPrefix = "";

    @DataBoundSetter
    public String externalDnsDomain = "";

    @DataBoundSetter
    public String dnsZoneRgName = "";

    @DataBoundSetter
    public String releaseImage = "";

    @DataBoundSetter
    public String releaseStream = "";

    @DataBoundSetter
    public String location = "";

    @DataBoundSetter
    public String resourceGroupName = "";

    @DataBoundSetter
    public String vnetId = "";

    @DataBoundSetter
    public String subnetId = "";

    @DataBoundSetter
    public String networkSecurityGroupId = "";

    @DataBoundSetter
    public String vnetResourceGroup = "";

    @DataBoundSetter
    public String vnetName = "";

    @DataBoundSetter
    public String vnetAddressPrefix = "";

    @DataBoundSetter
    public String subnetName = "default";

    @DataBoundSetter
    public String subnetAddressPrefix = "";

    @DataBoundSetter
    public String networkSecurityGroupResourceGroup = "";

    @DataBoundSetter
    public String networkSecurityGroupName = "";

    @DataBoundSetter
    public int nodePoolReplicas = 2;

    @DataBoundSetter
    public String availabilityZones = "";

    @DataBoundSetter
    public String arch = "amd64";

    @DataBoundSetter
    public String instanceType = "";

    @DataBoundSetter
    public int rootDiskSize = 120;

    @DataBoundSetter
    public String diskStorageAccountType = "Premium_LRS";

    @DataBoundSetter
    public String diskEncryptionSetId = "";

    @DataBoundSetter
    public boolean enableEphemeralDisk;

    @DataBoundSetter
    public String encryptionAtHost = "";

    @DataBoundSetter
    public String diagnosticsStorageAccountType = "";

    @DataBoundSetter
    public String diagnosticsStorageAccountUri = "";

    @DataBoundSetter
    public String imageGeneration = "";

    @DataBoundSetter
    public String marketplacePublisher = "";

    @DataBoundSetter
    public String marketplaceOffer = "";

    @DataBoundSetter
    public String marketplaceSku = "";

    @DataBoundSetter
    public String marketplaceVersion = "";

    @DataBoundSetter
    public String nodeUpgradeType = "Replace";

    @DataBoundSetter
    public boolean autoRepair;

    @DataBoundSetter
    public String nodeDrainTimeout = "0s";

    @DataBoundSetter
    public String nodeVolumeDetachTimeout = "0s";

    @DataBoundSetter
    public String networkType = "OVNKubernetes";

    @DataBoundSetter
    public String clusterCidr = "10.132.0.0/14";

    @DataBoundSetter
    public String serviceCidr = "172.31.0.0/16";

    @DataBoundSetter
    public String machineCidr = "";

    @DataBoundSetter
    public String ovnKubernetesMtu = "";

    @DataBoundSetter
    public boolean disableMultiNetwork;

    @DataBoundSetter
    public boolean allocateNodeCidrs;

    @DataBoundSetter
    public String endpointAccess = "Public";

    @DataBoundSetter
    public String endpointAccessPrivateNatSubnetId = "";

    @DataBoundSetter
    public String endpointAccessPrivateAdditionalAllowedSubscriptions = "";

    @DataBoundSetter
    public String oauthPublishingStrategy = "Route";

    @DataBoundSetter
    public String kasDnsName = "";

    @DataBoundSetter
    public String controlPlaneAvailabilityPolicy = "SingleReplica";

    @DataBoundSetter
    public String infraAvailabilityPolicy = "";

    @DataBoundSetter
    public String etcdStorageClass = "";

    @DataBoundSetter
    public String etcdStorageSize = "8Gi";

    @DataBoundSetter
    public String encryptionKeyId = "";

    @DataBoundSetter
    public boolean fips;

    @DataBoundSetter
    public boolean generateSsh;

    @DataBoundSetter
    public String featureSet = "";

    @DataBoundSetter
    public String enableClusterCapabilities = "";

    @DataBoundSetter
    public String disableClusterCapabilities = "";

    @DataBoundSetter
    public String olmCatalogPlacement = "management";

    @DataBoundSetter
    public boolean olmDisableDefaultSources;

    @DataBoundSetter
    public String annotations = "";

    @DataBoundSetter
    public String labels = "";

    @DataBoundSetter
    public String nodeSelector = "";

    @DataBoundSetter
    public String podsLabels = "";

    @DataBoundSetter
    public String toleration = "";

    @DataBoundSetter
    public String pausedUntil = "";

    @DataBoundSetter
    public String controlPlaneOperatorImage = "";

    final Options options() {
        return DeclaredOptions.of(this, ClusterOptions.SET);
    }

    final ClusterFiles files(StepInputs inputs, @Nullable String pullSecretCredentialsId) {
        return new ClusterFiles(
                inputs.secretFile(PULL_SECRET_FILE, pullSecretCredentialsId),
                inputs.secretFile(SSH_KEY_FILE, Arguments.orNull(sshKeyCredentialsId)),
                inputs.secretFile(ADDITIONAL_TRUST_BUNDLE_FILE, Arguments.orNull(additionalTrustBundleCredentialsId)),
                inputs.secretFile(IMAGE_CONTENT_SOURCES_FILE, Arguments.orNull(imageContentSourcesCredentialsId)),
                inputs.secretFile(INFRA_JSON_FILE, Arguments.orNull(infraJsonCredentialsId)));
    }
}
