package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.Awaited;
import io.hypershift.azure.nodepool.DeleteNodePoolRequest;
import io.hypershift.azure.nodepool.NodePools;
import java.time.Duration;
import java.util.function.Function;
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
    Function<HyperShiftAzure, Awaited> awaited(StepInputs inputs) {
        var request = step.request(inputs);
        var limit = inputs.duration(TIMEOUT, Arguments.or(step.timeout, NodePoolStep.LIMIT));
        return hypershift -> new Deletion(hypershift.nodePools(), request, limit);
    }

    /** The deletion that is waited for. */
    private final class Deletion implements Awaited {
        private final NodePools pools;
        private final DeleteNodePoolRequest request;
        private final Duration limit;

        private Deletion(NodePools pools, DeleteNodePoolRequest request, Duration limit) {
            this.pools = pools;
            this.request = request;
            this.limit = limit;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin() {
            return pools.beginDelete(request);
        }

        @Override
        public boolean isDone(Duration waited) {
            var answer = look(pools, request.pool(), waited);
            return answer.isPresent() && answer.get().isGone();
        }

        @Override
        public HyperShiftException late() {
            return pools.look(request.pool()).notGoneAfter(limit);
        }

        @Override
        public String told(boolean waitedFor) {
            return "node pool " + request.pool().name() + (waitedFor ? ": deleted" : ": there is none");
        }
    }
}
