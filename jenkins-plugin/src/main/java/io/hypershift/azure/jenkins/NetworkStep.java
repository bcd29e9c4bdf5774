package io.hypershift.azure.jenkins;

import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What all steps can be given: the way out. Steps are saved with the build, so they hold strings and numbers, and of
 * credentials no more than the ids.
 */
public abstract class NetworkStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private @Nullable String httpsProxy;
    private @Nullable String caBundleCredentialsId;

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
}
