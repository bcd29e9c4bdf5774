package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.nodepool.DeleteNodePoolRequest;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Deletes a node pool. */
final class DeleteNodePoolExecution extends NodePoolExecution {
    private static final long serialVersionUID = 1L;

    private final DeleteNodePoolStep step;

    DeleteNodePoolExecution(StepContext context, DeleteNodePoolStep step) {
        super(context, step, DeleteNodePoolStep.NAME, "a node pool is deleted");
        this.step = step;
    }

    @Override
    Awaited awaited(StepInputs inputs) {
        return new Deletion(
                step.request(inputs), inputs.duration(TIMEOUT, Arguments.or(step.timeout, NodePoolStep.LIMIT)));
    }

    /** The deletion that is waited for. */
    private final class Deletion implements Awaited {
        private final DeleteNodePoolRequest request;
        private final Duration limit;

        private Deletion(DeleteNodePoolRequest request, Duration limit) {
            this.request = request;
            this.limit = limit;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin(HyperShiftAzure hypershift, Cancellation cancellation) {
            return hypershift.nodePools().beginDelete(request);
        }

        @Override
        public boolean isDone(HyperShiftAzure hypershift, Duration waited, Cancellation cancellation) {
            var answer = look(hypershift, request.pool(), waited);
            return answer.isPresent() && answer.get().isGone();
        }

        @Override
        public HyperShiftException late(HyperShiftAzure hypershift, Cancellation cancellation) {
            return hypershift.nodePools().look(request.pool()).notGoneAfter(limit);
        }

        @Override
        public String told(HyperShiftAzure hypershift, boolean waitedFor) {
            return "node pool " + request.pool().name() + (waitedFor ? ": deleted" : ": there is none");
        }
    }
}
