package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;

import hudson.Extension;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.doctor.DoctorRequest;
import io.hypershift.azure.doctor.DoctorRequest.Nodes;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftDoctor(...)}: looks, before anything is made, whether it will be possible. It returns name, result, found and
 * remedy of each check.
 */
public final class DoctorStep extends ManagementStep {
    static final String NAME = "hypershiftDoctor";

    private static final long serialVersionUID = 1L;
    private static final String LOCATION = "eastus";
    private static final String ARCHITECTURE = "amd64";

    /** No disk is looked for, so its size does not matter. */
    private @Nullable String azureCredentialsId;

    private String cloud = AzureStep.CLOUD;
    private @Nullable String prefix;
    private String location = LOCATION;
    private @Nullable String oidcStorageAccount;
    private @Nullable String baseDomain;
    private @Nullable String dnsServers;
    private boolean externalDns;
    private boolean clusterOperationsPrincipal;
    private int nodePoolReplicas = 2;
    private @Nullable String instanceType;
    private String arch = ARCHITECTURE;

    @DataBoundConstructor
    public DoctorStep() {}

    public @Nullable String getAzureCredentialsId() {
        return azureCredentialsId;
    }

    @DataBoundSetter
    public void setAzureCredentialsId(@Nullable String given) {
        azureCredentialsId = Arguments.orNull(given);
    }

    public String getCloud() {
        return Arguments.or(cloud, AzureStep.CLOUD);
    }

    @DataBoundSetter
    public void setCloud(@Nullable String given) {
        cloud = Arguments.or(given, AzureStep.CLOUD);
    }

    public @Nullable String getPrefix() {
        return prefix;
    }

    @DataBoundSetter
    public void setPrefix(@Nullable String given) {
        prefix = Arguments.orNull(given);
    }

    public String getLocation() {
        return location;
    }

    @DataBoundSetter
    public void setLocation(@Nullable String given) {
        location = Arguments.or(given, LOCATION);
    }

    public @Nullable String getOidcStorageAccount() {
        return oidcStorageAccount;
    }

    @DataBoundSetter
    public void setOidcStorageAccount(@Nullable String given) {
        oidcStorageAccount = Arguments.orNull(given);
    }

    public @Nullable String getBaseDomain() {
        return baseDomain;
    }

    @DataBoundSetter
    public void setBaseDomain(@Nullable String given) {
        baseDomain = Arguments.orNull(given);
    }

    public @Nullable String getDnsServers() {
        return dnsServers;
    }

    @DataBoundSetter
    public void setDnsServers(@Nullable String given) {
        dnsServers = Arguments.orNull(given);
    }

    public boolean isExternalDns() {
        return externalDns;
    }

    @DataBoundSetter
    public void setExternalDns(boolean given) {
        externalDns = given;
    }

    public boolean isClusterOperationsPrincipal() {
        return clusterOperationsPrincipal;
    }

    @DataBoundSetter
    public void setClusterOperationsPrincipal(boolean given) {
        clusterOperationsPrincipal = given;
    }

    public @Nullable String getInstanceType() {
        return instanceType;
    }

    @DataBoundSetter
    public void setInstanceType(@Nullable String given) {
        instanceType = Arguments.orNull(given);
    }

    public String getArch() {
        return arch;
    }

    @DataBoundSetter
    public void setArch(@Nullable String given) {
        arch = Arguments.or(given, ARCHITECTURE);
    }

    public int getNodePoolReplicas() {
        return nodePoolReplicas;
    }

    @DataBoundSetter
    public void setNodePoolReplicas(int replicas) {
        nodePoolReplicas = replicas;
    }

    @Override
    Access access(StepInputs inputs) {
        return inputs.accessWithManagementIfAny(
                this, inputs.azure(azureCredentialsId, getCloud()), inputs.servers(DNS_SERVERS, dnsServers));
    }

    DoctorRequest request(StepInputs inputs) {
        var request = new DoctorRequest(
                location,
                Arguments.optional(prefix),
                Arguments.optional(oidcStorageAccount),
                Arguments.optional(baseDomain),
                new Nodes(nodePoolReplicas, Arguments.optional(instanceType), arch),
                externalDns || clusterOperationsPrincipal,
                getManagementKubeconfigCredentialsId() != null);
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new DoctorExecution(context, this);
    }

    /** What Jenkins is told of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptorBase {
        @Override
        public String getFunctionName() {
            return NAME;
        }

        @Override
        public String getDisplayName() {
            return "Look whether hosted clusters can be made";
        }
    }
}
