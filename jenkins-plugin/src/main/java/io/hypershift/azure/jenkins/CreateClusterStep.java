package io.hypershift.azure.jenkins;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code hypershiftCreateCluster(clusterName: ...)}: a cluster that stays. It returns its name, namespace, infraId and apiUrl. */
public final class CreateClusterStep extends CreateStep {
    static final String NAME = "hypershiftCreateCluster";

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public CreateClusterStep(@Nullable String clusterName) {
        super(clusterName);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new CreateClusterExecution(context, this);
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
            return "Create a hosted cluster";
        }
    }
}
