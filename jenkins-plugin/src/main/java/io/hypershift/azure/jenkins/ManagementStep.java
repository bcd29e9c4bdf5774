package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureSignIn;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that works on the management cluster: the way there. */
public abstract class ManagementStep extends NetworkStep {
    private static final long serialVersionUID = 1L;

    private @Nullable String managementKubeconfigCredentialsId;
    private @Nullable String managementContext;

    public final @Nullable String getManagementKubeconfigCredentialsId() {
        return managementKubeconfigCredentialsId;
    }

    @DataBoundSetter
    public final void setManagementKubeconfigCredentialsId(@Nullable String id) {
        managementKubeconfigCredentialsId = Arguments.orNull(id);
    }

    public final @Nullable String getManagementContext() {
        return managementContext;
    }

    @DataBoundSetter
    public final void setManagementContext(@Nullable String context) {
        managementContext = Arguments.orNull(context);
    }

    /** What the step is let into; what is wrong with it is told to the inputs. */
    Access access(StepInputs inputs) {
        return inputs.access(this, AzureSignIn.none());
    }
}
