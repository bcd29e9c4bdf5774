package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.KEEP_ON_FAILURE;
import static io.hypershift.azure.failure.Parameter.PULL_SECRET_FILE;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_TAGS;

import hudson.model.Run;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ControlPlane;
import io.hypershift.azure.cluster.CreateClusterRequest.Networking;
import io.hypershift.azure.cluster.CreateClusterRequest.Nodes;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Placement;
import io.hypershift.azure.cluster.GeneratedName;
import io.hypershift.azure.failure.Parameter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that makes a cluster: a plain list, with the Maven goal's names and defaults. */
public abstract class CreateStep extends ClusterStep {
    private static final String ARCH = "amd64";
    private static final String NETWORK_TYPE = "OVNKubernetes";
    private static final String CLUSTER_CIDR = "10.132.0.0/14";
    private static final String SERVICE_CIDR = "172.31.0.0/16";
    private static final String CONTROL_PLANE_AVAILABILITY_POLICY = "SingleReplica";
    private static final String ETCD_STORAGE_SIZE = "8Gi";
    static final String TTL = "4h";
    private static final String TIMEOUT = "45m";

    private static final long serialVersionUID = 1L;

    private String clusterName = "";
    private @Nullable String baseDomain;
    private @Nullable String releaseImage;
    private @Nullable String pullSecretCredentialsId;
    private @Nullable String bundleCredentialsId;
    private @Nullable String bundleSecret;
    private @Nullable String infraId;
    private @Nullable String oidcIssuerUrl;
    private @Nullable String location;
    private @Nullable String resourceGroupTags;
    private int nodePoolReplicas = 2;
    private @Nullable String instanceType;
    private int rootDiskSize = 120;
    private String arch = ARCH;
    private String networkType = NETWORK_TYPE;
    private String clusterCidr = CLUSTER_CIDR;
    private String serviceCidr = SERVICE_CIDR;
    private String controlPlaneAvailabilityPolicy = CONTROL_PLANE_AVAILABILITY_POLICY;
    private String etcdStorageSize = ETCD_STORAGE_SIZE;
    private String ttl = TTL;
    private String timeout = TIMEOUT;
    private @Nullable String keepOnFailure;

    CreateStep() {}

    @Override
    public final String getClusterName() {
        return clusterName;
    }

    @DataBoundSetter
    public final void setClusterName(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public final @Nullable String getBaseDomain() {
        return baseDomain;
    }

    @DataBoundSetter
    public final void setBaseDomain(@Nullable String baseDomain) {
        this.baseDomain = Arguments.orNull(baseDomain);
    }

    public final @Nullable String getReleaseImage() {
        return releaseImage;
    }

    @DataBoundSetter
    public final void setReleaseImage(@Nullable String releaseImage) {
        this.releaseImage = Arguments.orNull(releaseImage);
    }

    public final @Nullable String getPullSecretCredentialsId() {
        return pullSecretCredentialsId;
    }

    @DataBoundSetter
    public final void setPullSecretCredentialsId(@Nullable String pullSecretCredentialsId) {
        this.pullSecretCredentialsId = Arguments.orNull(pullSecretCredentialsId);
    }

    public final @Nullable String getBundleCredentialsId() {
        return bundleCredentialsId;
    }

    @DataBoundSetter
    public final void setBundleCredentialsId(@Nullable String bundleCredentialsId) {
        this.bundleCredentialsId = Arguments.orNull(bundleCredentialsId);
    }

    public final @Nullable String getBundleSecret() {
        return bundleSecret;
    }

    @DataBoundSetter
    public final void setBundleSecret(@Nullable String given) {
        bundleSecret = Arguments.orNull(given);
    }

    public final @Nullable String getInfraId() {
        return infraId;
    }

    @DataBoundSetter
    public final void setInfraId(@Nullable String infraId) {
        this.infraId = Arguments.orNull(infraId);
    }

    public final @Nullable String getOidcIssuerUrl() {
        return oidcIssuerUrl;
    }

    @DataBoundSetter
    public final void setOidcIssuerUrl(@Nullable String oidcIssuerUrl) {
        this.oidcIssuerUrl = Arguments.orNull(oidcIssuerUrl);
    }

    public final @Nullable String getLocation() {
        return location;
    }

    @DataBoundSetter
    public final void setLocation(@Nullable String location) {
        this.location = Arguments.orNull(location);
    }

    public final @Nullable String getResourceGroupTags() {
        return resourceGroupTags;
    }

    @DataBoundSetter
    public final void setResourceGroupTags(@Nullable String resourceGroupTags) {
        this.resourceGroupTags = Arguments.orNull(resourceGroupTags);
    }

    public final int getNodePoolReplicas() {
        return nodePoolReplicas;
    }

    @DataBoundSetter
    public final void setNodePoolReplicas(int nodePoolReplicas) {
        this.nodePoolReplicas = nodePoolReplicas;
    }

    public final @Nullable String getInstanceType() {
        return instanceType;
    }

    @DataBoundSetter
    public final void setInstanceType(@Nullable String instanceType) {
        this.instanceType = Arguments.orNull(instanceType);
    }

    public final int getRootDiskSize() {
        return rootDiskSize;
    }

    @DataBoundSetter
    public final void setRootDiskSize(int rootDiskSize) {
        this.rootDiskSize = rootDiskSize;
    }

    public final String getArch() {
        return arch;
    }

    @DataBoundSetter
    public final void setArch(@Nullable String arch) {
        this.arch = Arguments.or(arch, ARCH);
    }

    public final String getNetworkType() {
        return networkType;
    }

    @DataBoundSetter
    public final void setNetworkType(@Nullable String networkType) {
        this.networkType = Arguments.or(networkType, NETWORK_TYPE);
    }

    public final String getClusterCidr() {
        return clusterCidr;
    }

    @DataBoundSetter
    public final void setClusterCidr(@Nullable String clusterCidr) {
        this.clusterCidr = Arguments.or(clusterCidr, CLUSTER_CIDR);
    }

    public final String getServiceCidr() {
        return serviceCidr;
    }

    @DataBoundSetter
    public final void setServiceCidr(@Nullable String serviceCidr) {
        this.serviceCidr = Arguments.or(serviceCidr, SERVICE_CIDR);
    }

    public final String getControlPlaneAvailabilityPolicy() {
        return controlPlaneAvailabilityPolicy;
    }

    @DataBoundSetter
    public final void setControlPlaneAvailabilityPolicy(@Nullable String controlPlaneAvailabilityPolicy) {
        this.controlPlaneAvailabilityPolicy =
                Arguments.or(controlPlaneAvailabilityPolicy, CONTROL_PLANE_AVAILABILITY_POLICY);
    }

    public final String getEtcdStorageSize() {
        return etcdStorageSize;
    }

    @DataBoundSetter
    public final void setEtcdStorageSize(@Nullable String etcdStorageSize) {
        this.etcdStorageSize = Arguments.or(etcdStorageSize, ETCD_STORAGE_SIZE);
    }

    public final String getTtl() {
        return ttl;
    }

    @DataBoundSetter
    public final void setTtl(@Nullable String ttl) {
        this.ttl = Arguments.or(ttl, TTL);
    }

    public final String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public final void setTimeout(@Nullable String timeout) {
        this.timeout = Arguments.or(timeout, TIMEOUT);
    }

    public final @Nullable String getKeepOnFailure() {
        return keepOnFailure;
    }

    @DataBoundSetter
    public final void setKeepOnFailure(@Nullable String keepOnFailure) {
        this.keepOnFailure = Arguments.orNull(keepOnFailure);
    }

    /** Names the cluster unless somebody has: once, since the step is saved with its execution. */
    final void nameFor(Run<?, ?> run) {
        if (clusterName.isEmpty()) {
            clusterName = GeneratedName.of(
                    run.getParent().getFullName(), Integer.toString(run.getNumber()), new SecureRandom());
        }
    }

    /** How long the cluster is kept when it fails; empty when it is not. */
    final Optional<Duration> keepOnFailure(StepInputs inputs) {
        return Optional.ofNullable(keepOnFailure).map(it -> inputs.duration(KEEP_ON_FAILURE, it));
    }

    final Duration timeout(StepInputs inputs) {
        return inputs.duration(Parameter.TIMEOUT, timeout);
    }

    final CreateClusterRequest request(StepInputs inputs, BuildIdentity build, Path outputDirectory) {
        var request = new CreateClusterRequest(
                getClusterName(),
                getNamespace(),
                Arguments.optional(infraId),
                Arguments.or(baseDomain, ""),
                Arguments.or(releaseImage, ""),
                inputs.secretFile(PULL_SECRET_FILE, pullSecretCredentialsId),
                inputs.trust(bundleCredentialsId, bundleSecret, Arguments.optional(oidcIssuerUrl)),
                new Nodes(nodePoolReplicas, Arguments.optional(instanceType), rootDiskSize, arch),
                new Networking(networkType, clusterCidr, serviceCidr),
                new ControlPlane(controlPlaneAvailabilityPolicy, etcdStorageSize),
                new Placement(Arguments.optional(location), inputs.pairs(RESOURCE_GROUP_TAGS, resourceGroupTags)),
                new Ownership(
                        Arguments.or(getOwner(), build.owner()),
                        build.source(),
                        inputs.duration(Parameter.TTL, ttl),
                        destroyRequest(inputs, build).gracePeriod(),
                        keepOnFailure(inputs)),
                outputDirectory);
        inputs.addAll(request.validate());
        return request;
    }
}
