package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.model.Run;
import io.hypershift.azure.plan.Cancellation;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftCreateCluster(...)}: a cluster that stays. It returns its name, namespace, infraId and apiUrl. */
public final class CreateClusterStep extends CreateStep implements DryRun {
    static final String NAME = "hypershiftCreateCluster";

    private static final long serialVersionUID = 1L;

    private boolean dryRun;

    @DataBoundConstructor
    public CreateClusterStep() {}

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        nameFor(context.get(Run.class));
        return dryRun ? new DryRunExecution(context, NAME, this) : new CreateClusterExecution(context, this);
    }

    @Override
    public String tell(StepWork work, Cancellation cancellation) {
        var inputs = work.inputs();
        var access = access(inputs);
        var request = request(inputs, work.build(), work.directory());
        awaited(inputs);
        inputs.throwIfAny();
        work.with(access, hypershift -> {
            hypershift.clusters().dryRun().begin(request, cancellation);
            return true;
        });
        return "cluster " + getClusterName() + ": nothing was made, this is a dry run";
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
