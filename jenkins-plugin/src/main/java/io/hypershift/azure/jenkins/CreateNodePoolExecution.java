package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.jenkins.work.Awaited;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Makes a node pool. */
final class CreateNodePoolExecution extends NodePoolExecution {
    private static final long serialVersionUID = 1L;

    private final CreateNodePoolStep step;

    CreateNodePoolExecution(StepContext context, CreateNodePoolStep step) {
        super(context, step, CreateNodePoolStep.NAME, "a node pool is made");
        this.step = step;
    }

    @Override
    Function<HyperShiftAzure, Awaited> awaited(StepInputs inputs) {
        var request = step.request(inputs);
        var limit = inputs.duration(TIMEOUT, Arguments.or(step.timeout, NodePoolStep.LIMIT));
        return hypershift -> {
            var pools = hypershift.nodePools();
            return new Readiness(pools, request.pool(), limit, () -> pools.beginCreate(request, false, cancellation()));
        };
    }
}
