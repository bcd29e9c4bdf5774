package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftScaleNodePool(clusterName: ..., nodePoolReplicas: 3)}: gives a node pool another number of nodes. */
public final class ScaleNodePoolStep extends NodePoolStep {
    static final String NAME = "hypershiftScaleNodePool";

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public @Nullable Integer nodePoolReplicas;

    @DataBoundSetter
    public @Nullable Integer autoScalingMin;

    @DataBoundSetter
    public @Nullable Integer autoScalingMax;

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundConstructor
    public ScaleNodePoolStep(@Nullable String clusterName) {
        super(clusterName);
    }

    ScaleNodePoolRequest request(StepInputs inputs) {
        var size = new PoolSize(
                Optional.ofNullable(nodePoolReplicas),
                Optional.ofNullable(autoScalingMin),
                Optional.ofNullable(autoScalingMax));
        var request = new ScaleNodePoolRequest(
                pool(), size, Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return dryRun ? new DryRunExecution(context, NAME, this) : new ScaleNodePoolExecution(context, this);
    }

    @Override
    public String tell(StepWork work, Cancellation cancellation) {
        var inputs = work.inputs();
        var access = access(inputs);
        var request = request(inputs);
        inputs.throwIfAny();
        work.with(access, hypershift -> {
            hypershift.nodePools().beginScale(request, true, cancellation);
            return true;
        });
        return "node pool " + request.pool().name() + ": nothing was changed, this is a dry run";
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
            return "Give a node pool another number of nodes";
        }
    }
}
