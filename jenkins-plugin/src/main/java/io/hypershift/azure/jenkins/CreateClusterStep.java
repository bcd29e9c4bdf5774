package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.model.Run;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code hypershiftCreateCluster(...)}: a cluster that stays. It returns its name, namespace, infraId and apiUrl. */
public final class CreateClusterStep extends CreateStep {
    static final String NAME = "hypershiftCreateCluster";

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public CreateClusterStep() {}

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        nameFor(context.get(Run.class));
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
