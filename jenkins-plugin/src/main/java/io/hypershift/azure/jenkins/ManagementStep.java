package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureSignIn;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What all steps can be given: the way to the management cluster. Steps are saved with the build, so they hold strings and
 * numbers, and of credentials no more than the ids.
 */
public abstract class ManagementStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private @Nullable String managementKubeconfigCredentialsId;
    private @Nullable String managementContext;
    private @Nullable String httpsProxy;
    private @Nullable String caBundleCredentialsId;

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

    public final @Nullable String getHttpsProxy() {
        return httpsProxy;
    }

    @DataBoundSetter
    public final void setHttpsProxy(@Nullable String proxy) {
        httpsProxy = Arguments.orNull(proxy);
    }

    public final @Nullable String getCaBundleCredentialsId() {
        return caBundleCredentialsId;
    }

    @DataBoundSetter
    public final void setCaBundleCredentialsId(@Nullable String id) {
        caBundleCredentialsId = Arguments.orNull(id);
    }

    /** What the step is let into; what is wrong with it is told to the inputs. */
    Access access(StepInputs inputs) {
        return inputs.access(this, AzureSignIn.none());
    }
}
