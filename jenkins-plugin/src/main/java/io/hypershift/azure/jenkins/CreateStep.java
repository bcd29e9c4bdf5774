package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.KEEP_ON_FAILURE;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_TAGS;

import hudson.model.Run;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.GeneratedName;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.jenkins.work.Arrival.Wait;
import io.hypershift.azure.jenkins.work.DiagnosisFiles;
import io.hypershift.azure.operator.InstallOperatorRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that makes a cluster: a plain list, with the Maven goal's names and defaults. */
public abstract class CreateStep extends ClusterOptionsStep {
    static final String TTL = "4h";
    private static final String TIMEOUT = "30m";
    private static final String WAIT_FOR = "nodes";

    private static final long serialVersionUID = 1L;

    private String clusterName = "";
    private @Nullable String pullSecretCredentialsId;
    private @Nullable String bundleCredentialsId;
    private @Nullable String bundleSecret;
    private @Nullable String oidcIssuerUrl;
    private @Nullable String resourceGroupTags;
    private String ttl = TTL;
    private String timeout = TIMEOUT;
    private String waitFor = WAIT_FOR;
    private @Nullable String keepOnFailure;

    @DataBoundSetter
    public boolean diagnoseOnFailure = true;

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundSetter
    public String dnsServers = "";

    @DataBoundSetter
    public String junitFile = "";

    CreateStep() {}

    @Override
    public final String getClusterName() {
        return clusterName;
    }

    @DataBoundSetter
    public final void setClusterName(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
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

    public final @Nullable String getOidcIssuerUrl() {
        return oidcIssuerUrl;
    }

    @DataBoundSetter
    public final void setOidcIssuerUrl(@Nullable String oidcIssuerUrl) {
        this.oidcIssuerUrl = Arguments.orNull(oidcIssuerUrl);
    }

    public final @Nullable String getResourceGroupTags() {
        return resourceGroupTags;
    }

    @DataBoundSetter
    public final void setResourceGroupTags(@Nullable String resourceGroupTags) {
        this.resourceGroupTags = Arguments.orNull(resourceGroupTags);
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

    public final String getWaitFor() {
        return waitFor;
    }

    @DataBoundSetter
    public final void setWaitFor(@Nullable String waitFor) {
        this.waitFor = Arguments.or(waitFor, WAIT_FOR);
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

    @Override
    final List<String> dnsServers(StepInputs inputs) {
        return inputs.servers(Parameter.DNS_SERVERS, Arguments.orNull(dnsServers));
    }

    /** How it is seen why the cluster has failed. */
    final StepDiagnosis diagnosis(StepWork work) {
        return new StepDiagnosis(
                work,
                new DiagnosisFiles(work.directory(), key()),
                Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE),
                Arguments.orNull(junitFile));
    }

    /** How far the cluster must come. */
    Wait awaited(StepInputs inputs) {
        return new Wait(
                inputs.choice(Parameter.WAIT_FOR, waitFor, WaitFor.class), inputs.duration(Parameter.TIMEOUT, timeout));
    }

    final CreateClusterRequest request(StepInputs inputs, BuildIdentity build, Path outputDirectory) {
        var request = new CreateClusterRequest(
                getClusterName(),
                getNamespace(),
                options(),
                files(inputs, pullSecretCredentialsId),
                inputs.trust(bundleCredentialsId, bundleSecret, Arguments.optional(oidcIssuerUrl)),
                inputs.pairs(RESOURCE_GROUP_TAGS, resourceGroupTags),
                new Ownership(
                        Arguments.or(getOwner(), build.owner()),
                        build.source(),
                        inputs.duration(Parameter.TTL, ttl),
                        destroyRequest(inputs, build).gracePeriod(),
                        keepOnFailure(inputs)),
                outputDirectory);
        inputs.addAll(request.validate(awaited(inputs).wanted()));
        return request;
    }
}
