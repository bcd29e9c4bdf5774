package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.nodepool.DeleteNodePoolRequest;
import io.hypershift.azure.plan.Cancellation;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code hypershiftDeleteNodePool(clusterName: ..., nodePoolName: ...)}: deletes a node pool with its machines. */
public final class DeleteNodePoolStep extends NodePoolStep {
    static final String NAME = "hypershiftDeleteNodePool";

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public DeleteNodePoolStep(@Nullable String clusterName) {
        super(clusterName);
    }

    DeleteNodePoolRequest request(StepInputs inputs) {
        var request = new DeleteNodePoolRequest(namedPool());
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return dryRun ? new DryRunExecution(context, NAME, this) : new DeleteNodePoolExecution(context, this);
    }

    @Override
    public String tell(StepWork work, Cancellation cancellation) {
        var inputs = work.inputs();
        var access = access(inputs);
        var request = request(inputs);
        inputs.throwIfAny();
        boolean found = work.with(access, hypershift -> hypershift.nodePools().rehearseDelete(request, cancellation));
        return "node pool " + request.pool().name()
                + (found ? ": nothing was removed, this is a dry run" : ": there is none");
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
            return "Delete a node pool";
        }
    }
}
