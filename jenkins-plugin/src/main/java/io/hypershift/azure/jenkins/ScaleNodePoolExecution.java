package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.jenkins.work.Awaited;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Scales a node pool. */
final class ScaleNodePoolExecution extends NodePoolExecution {
    private static final long serialVersionUID = 1L;

    private final ScaleNodePoolStep step;

    ScaleNodePoolExecution(StepContext context, ScaleNodePoolStep step) {
        super(context, step, ScaleNodePoolStep.NAME, "a node pool is scaled");
        this.step = step;
    }

    @Override
    Function<HyperShiftAzure, Awaited> awaited(StepInputs inputs) {
        var request = step.request(inputs);
        var limit = inputs.duration(TIMEOUT, Arguments.or(step.timeout, NodePoolStep.LIMIT));
        return hypershift -> {
            var pools = hypershift.nodePools();
            return new Readiness(pools, request.pool(), limit, () -> pools.beginScale(request, false, cancellation()));
        };
    }
}
