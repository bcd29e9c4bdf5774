package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.DestroyFoundationRequest;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftDestroyFoundation(...)}: removes what was made for a foundation, and last the Secret with its bundle. */
public final class DestroyFoundationStep extends FoundationStep {
    static final String NAME = "hypershiftDestroyFoundation";

    private static final long serialVersionUID = 1L;

    private @Nullable String confirm;
    private boolean deleteResourceGroup;

    @DataBoundConstructor
    public DestroyFoundationStep() {}

    public @Nullable String getConfirm() {
        return confirm;
    }

    @DataBoundSetter
    public void setConfirm(@Nullable String given) {
        confirm = Arguments.orNull(given);
    }

    public boolean isDeleteResourceGroup() {
        return deleteResourceGroup;
    }

    @DataBoundSetter
    public void setDeleteResourceGroup(boolean given) {
        deleteResourceGroup = given;
    }

    @Override
    Access access(StepInputs inputs) {
        inputs.addAll(BundleSecretName.problems(secret(), getManagementKubeconfigCredentialsId() != null));
        return inputs.accessWithManagementIfAny(this, azure(inputs));
    }

    DestroyFoundationRequest request(StepInputs inputs) {
        var request = new DestroyFoundationRequest(
                Arguments.or(getPrefix(), ""),
                Arguments.or(getPersistentResourceGroup(), ""),
                Optional.ofNullable(confirm),
                deleteResourceGroup,
                secret());
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new DestroyFoundationExecution(context, this);
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
            return "Remove the Azure foundation of hosted clusters";
        }
    }
}
