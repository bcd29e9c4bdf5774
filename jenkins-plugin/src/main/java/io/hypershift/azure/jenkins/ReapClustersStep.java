package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;

import hudson.Extension;
import io.hypershift.azure.cluster.ReapRequest;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftReapClusters(...)}: removes what nobody takes away any more, or only tells what that is. It returns how many
 * that were.
 */
public final class ReapClustersStep extends AzureStep {
    static final String NAME = "hypershiftReapClusters";

    private static final long serialVersionUID = 1L;

    private boolean dryRun = true;
    private int parallelism = ReapRequest.PARALLELISM;

    @DataBoundConstructor
    public ReapClustersStep() {}

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public int getParallelism() {
        return parallelism;
    }

    @DataBoundSetter
    public void setParallelism(int parallelism) {
        this.parallelism = parallelism;
    }

    ReapRequest request(StepInputs inputs) {
        var request =
                new ReapRequest(dryRun, inputs.duration(CLUSTER_GRACE_PERIOD, getClusterGracePeriod()), parallelism);
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReapClustersExecution(context, this);
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
            return "Remove hosted clusters that nobody takes away any more";
        }
    }
}
