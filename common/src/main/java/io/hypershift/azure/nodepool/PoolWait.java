package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits for a node pool: woken by each change of it, with a slow poll behind. */
public final class PoolWait {
    private final KubeApi management;
    private final PoolProgress progress;
    private final Cancellation cancellation;

    public PoolWait(KubeApi management, EventListener events, Cancellation cancellation) {
        this.management = management;
        this.progress = new PoolProgress(events);
        this.cancellation = cancellation;
    }

    /** Waits until it is as its spec says; fails early at what will not pass by itself. */
    public NodePoolStatus untilReady(PoolKey key, Duration timeout) {
        return until(key, NodePoolStatus::isReadyOrThrow, timeout)
                .orElseThrow(() -> new NodePoolLook(management).at(key).notReadyAfter(timeout));
    }

    /** Waits until it is gone. */
    public void untilGone(PoolKey key, Duration timeout) {
        if (until(key, NodePoolStatus::isGone, timeout).isEmpty()) {
            throw new NodePoolLook(management).at(key).notGoneAfter(timeout);
        }
    }

    private Optional<NodePoolStatus> until(PoolKey key, Predicate<NodePoolStatus> done, Duration timeout) {
        var look = new NodePoolLook(management);
        var clock = new Stopwatch(timeout);
        return new ObjectWait(management, timeout, cancellation)
                .until(
                        ClusterObjects.API_VERSION,
                        ClusterObjects.NODE_POOL,
                        key.cluster().namespace(),
                        () -> {
                            var status = look.at(key, clock.elapsed());
                            progress.tell(status, clock.elapsed());
                            return done.test(status) ? Optional.of(status) : Optional.empty();
                        });
    }
}
