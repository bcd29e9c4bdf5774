package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.model.Run;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withHostedCluster(...) { }}: a cluster for as long as the body runs. */
public final class WithHostedClusterStep extends CreateStep {
    static final String NAME = "withHostedCluster";

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public WithHostedClusterStep() {}

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        nameFor(context.get(Run.class));
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
