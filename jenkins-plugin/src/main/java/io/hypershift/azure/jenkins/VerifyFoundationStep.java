package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;

import hudson.Extension;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftVerifyFoundation(...)}: checks that the Azure foundation is as its bundle says, as a table in the log. It
 * returns name, result, found and remedy of each check.
 */
public final class VerifyFoundationStep extends ManagementStep {
    static final String NAME = "hypershiftVerifyFoundation";

    private static final long serialVersionUID = 1L;

    private @Nullable String azureCredentialsId;
    private String cloud = AzureStep.CLOUD;
    private @Nullable String bundleCredentialsId;
    private @Nullable String bundleSecret;
    private @Nullable String baseDomain;
    private @Nullable String dnsServers;

    @DataBoundConstructor
    public VerifyFoundationStep() {}

    public @Nullable String getAzureCredentialsId() {
        return azureCredentialsId;
    }

    @DataBoundSetter
    public void setAzureCredentialsId(@Nullable String id) {
        azureCredentialsId = Arguments.orNull(id);
    }

    public String getCloud() {
        return Arguments.or(cloud, AzureStep.CLOUD);
    }

    @DataBoundSetter
    public void setCloud(@Nullable String given) {
        cloud = Arguments.or(given, AzureStep.CLOUD);
    }

    public @Nullable String getBundleCredentialsId() {
        return bundleCredentialsId;
    }

    @DataBoundSetter
    public void setBundleCredentialsId(@Nullable String id) {
        bundleCredentialsId = Arguments.orNull(id);
    }

    public @Nullable String getBundleSecret() {
        return bundleSecret;
    }

    @DataBoundSetter
    public void setBundleSecret(@Nullable String given) {
        bundleSecret = Arguments.orNull(given);
    }

    public @Nullable String getBaseDomain() {
        return baseDomain;
    }

    @DataBoundSetter
    public void setBaseDomain(@Nullable String domain) {
        baseDomain = Arguments.orNull(domain);
    }

    public @Nullable String getDnsServers() {
        return dnsServers;
    }

    @DataBoundSetter
    public void setDnsServers(@Nullable String servers) {
        dnsServers = Arguments.orNull(servers);
    }

    @Override
    Access access(StepInputs inputs) {
        inputs.addAll(BundleSecretName.problems(
                Optional.ofNullable(bundleSecret), getManagementKubeconfigCredentialsId() != null));
        return inputs.accessWithManagementIfAny(
                this, inputs.azure(azureCredentialsId, getCloud()), inputs.servers(DNS_SERVERS, dnsServers));
    }

    VerifyFoundationRequest request(StepInputs inputs) {
        return inputs.verification(bundleCredentialsId, bundleSecret, Arguments.optional(baseDomain));
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyFoundationExecution(context, this);
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
            return "Check the Azure foundation of hosted clusters";
        }
    }
}
