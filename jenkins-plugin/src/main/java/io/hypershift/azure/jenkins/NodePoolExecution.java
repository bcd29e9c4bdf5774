package io.hypershift.azure.jenkins;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.Awaited;
import io.hypershift.azure.nodepool.NodePoolStatus;
import io.hypershift.azure.nodepool.NodePools;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.nodepool.PoolProgress;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** A step that waits for a node pool. */
abstract class NodePoolExecution extends AwaitedExecution {
    private static final long serialVersionUID = 1L;

    private transient @Nullable PoolProgress progress;

    NodePoolExecution(StepContext context, NodePoolStep asked, String step, String status) {
        super(context, asked, step, "cluster " + asked.getClusterName() + ": " + status);
    }

    /** One look, which is told; empty when nobody answers for the moment. */
    final Optional<NodePoolStatus> look(NodePools pools, PoolKey pool, Duration waited) {
        var known = progress;
        if (known == null) {
            known = pools.progress();
            progress = known;
        }
        var answer = pools.lookIfAnswered(pool, waited);
        if (answer.isPresent()) {
            known.tell(answer.get(), waited);
        }
        return answer;
    }

    /** A pool that is changed, and waited for until its nodes are as they should be. */
    final class Readiness implements Awaited {
        private final NodePools pools;
        private final PoolKey pool;
        private final Duration limit;
        private final Runnable change;

        Readiness(NodePools pools, PoolKey pool, Duration limit, Runnable change) {
            this.pools = pools;
            this.pool = pool;
            this.limit = limit;
            this.change = change;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin() {
            change.run();
            return true;
        }

        @Override
        public boolean isDone(Duration waited) {
            var answer = look(pools, pool, waited);
            return answer.isPresent() && answer.get().isReadyOrThrow();
        }

        @Override
        public HyperShiftException late() {
            return pools.look(pool).notReadyAfter(limit);
        }

        @Override
        public String told(boolean waitedFor) {
            return "node pool " + pool.name() + ": " + pools.look(pool).summary();
        }
    }
}
