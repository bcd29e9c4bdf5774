package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.Awaited;
import io.hypershift.azure.nodepool.CreateNodePoolRequest;
import io.hypershift.azure.nodepool.NodePools;
import java.time.Duration;
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
        return hypershift -> new Making(hypershift.nodePools(), request, limit);
    }

    /** The pool that is waited for. */
    private final class Making implements Awaited {
        private final NodePools pools;
        private final CreateNodePoolRequest request;
        private final Duration limit;

        private Making(NodePools pools, CreateNodePoolRequest request, Duration limit) {
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
            pools.beginCreate(request, false, cancellation());
            return true;
        }

        @Override
        public boolean isDone(Duration waited) {
            var answer = look(pools, request.pool(), waited);
            return answer.isPresent() && answer.get().isReadyOrThrow();
        }

        @Override
        public HyperShiftException late() {
            return pools.look(request.pool()).notReadyAfter(limit);
        }

        @Override
        public String told(boolean waitedFor) {
            return "node pool " + request.pool().name() + ": "
                    + pools.look(request.pool()).summary();
        }
    }
}
