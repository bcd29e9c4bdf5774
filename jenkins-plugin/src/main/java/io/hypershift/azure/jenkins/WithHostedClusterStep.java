package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;
import static io.hypershift.azure.failure.Parameter.WAIT_FOR;

import hudson.Extension;
import hudson.model.Run;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.jenkins.work.Arrival.Wait;
import java.io.IOException;
import java.util.List;
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
    Wait awaited(StepInputs inputs) {
        var wait = super.awaited(inputs);
        if (wait.wanted() == WaitFor.NONE) {
            inputs.addAll(List.of(Problem.of("nothing-to-run-with", "{} none: the body needs a cluster", WAIT_FOR)
                    .remedy(
                            "Wait for {}, or make the cluster with {}.",
                            new Text.Setting(WAIT_FOR, "available"),
                            CREATE_CLUSTER)));
        }
        return wait;
    }

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
