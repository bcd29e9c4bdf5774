package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.Awaited;
import io.hypershift.azure.nodepool.NodePools;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import java.time.Duration;
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
        return hypershift -> new Scaling(hypershift.nodePools(), request, limit);
    }

    /** The scaling that is waited for. */
    private final class Scaling implements Awaited {
        private final NodePools pools;
        private final ScaleNodePoolRequest request;
        private final Duration limit;

        private Scaling(NodePools pools, ScaleNodePoolRequest request, Duration limit) {
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
            pools.beginScale(request, false, cancellation());
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
