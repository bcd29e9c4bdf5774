package io.hypershift.azure.jenkins;

import io.hypershift.azure.input.AzureSignIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that makes the foundation or takes it away. */
public abstract class FoundationStep extends ManagementStep {
    private static final long serialVersionUID = 1L;

    private @Nullable String azureCredentialsId;
    private String cloud = AzureStep.CLOUD;
    private @Nullable String prefix;
    private @Nullable String persistentResourceGroup;
    private @Nullable String bundleSecret;
    private boolean dryRun;

    FoundationStep() {}

    public final @Nullable String getAzureCredentialsId() {
        return azureCredentialsId;
    }

    @DataBoundSetter
    public final void setAzureCredentialsId(@Nullable String given) {
        azureCredentialsId = Arguments.orNull(given);
    }

    public final String getCloud() {
        return cloud;
    }

    @DataBoundSetter
    public final void setCloud(@Nullable String given) {
        cloud = Arguments.or(given, AzureStep.CLOUD);
    }

    public final @Nullable String getPrefix() {
        return prefix;
    }

    @DataBoundSetter
    public final void setPrefix(@Nullable String given) {
        prefix = Arguments.orNull(given);
    }

    public final @Nullable String getPersistentResourceGroup() {
        return persistentResourceGroup;
    }

    @DataBoundSetter
    public final void setPersistentResourceGroup(@Nullable String given) {
        persistentResourceGroup = Arguments.orNull(given);
    }

    public final @Nullable String getBundleSecret() {
        return bundleSecret;
    }

    @DataBoundSetter
    public final void setBundleSecret(@Nullable String given) {
        bundleSecret = Arguments.orNull(given);
    }

    public final boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public final void setDryRun(boolean given) {
        dryRun = given;
    }

    /** How to sign in to Azure. */
    final AzureSignIn azure(StepInputs inputs) {
        return inputs.azure(azureCredentialsId, cloud);
    }

    /** Where the bundle is. */
    final Optional<String> secret() {
        return Optional.ofNullable(bundleSecret);
    }
}
