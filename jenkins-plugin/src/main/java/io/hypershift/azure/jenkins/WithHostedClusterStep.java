package io.hypershift.azure.jenkins;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withHostedCluster(clusterName: ...) { }}: a cluster for as long as the body runs. */
public final class WithHostedClusterStep extends CreateStep {
    static final String NAME = "withHostedCluster";

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public WithHostedClusterStep(@Nullable String clusterName) {
        super(clusterName);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithHostedClusterExecution(context, this);
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
            return "Run with a hosted cluster of its own";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
