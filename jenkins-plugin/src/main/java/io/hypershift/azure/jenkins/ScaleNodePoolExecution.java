package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
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
    Awaited awaited(StepInputs inputs) {
        return new Scaling(
                step.request(inputs), inputs.duration(TIMEOUT, Arguments.or(step.timeout, NodePoolStep.LIMIT)));
    }

    /** The scaling that is waited for. */
    private final class Scaling implements Awaited {
        private final ScaleNodePoolRequest request;
        private final Duration limit;

        private Scaling(ScaleNodePoolRequest request, Duration limit) {
            this.request = request;
            this.limit = limit;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin(HyperShiftAzure hypershift, Cancellation cancellation) {
            hypershift.nodePools().beginScale(request, false, cancellation);
            return true;
        }

        @Override
        public boolean isDone(HyperShiftAzure hypershift, Duration waited, Cancellation cancellation) {
            var answer = look(hypershift, request.pool(), waited);
            return answer.isPresent() && answer.get().isReadyOrThrow();
        }

        @Override
        public HyperShiftException late(HyperShiftAzure hypershift, Cancellation cancellation) {
            return hypershift.nodePools().look(request.pool()).notReadyAfter(limit);
        }

        @Override
        public String told(HyperShiftAzure hypershift, boolean waitedFor) {
            return "node pool " + request.pool().name() + ": "
                    + hypershift.nodePools().look(request.pool()).summary();
        }
    }
}
