package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.Watch;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Change;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a cluster: woken by each change of it, and by a slow poll in case a watch has gone deaf. */
final class ClusterWait {
    private static final Duration POLL = Duration.ofSeconds(10);

    private final KubeApi management;
    private final ClusterProgress progress;
    private final Cancellation cancellation;
    private final CertainCause causes;

    ClusterWait(KubeApi management, EventListener events, Cancellation cancellation) {
        this(management, events, cancellation, CertainCause.UNKNOWN);
    }

    /** @param causes end the wait early */
    ClusterWait(KubeApi management, EventListener events, Cancellation cancellation, CertainCause causes) {
        this.causes = causes;
        this.management = management;
        this.progress = new ClusterProgress(events);
        this.cancellation = cancellation;
    }

    /** Waits until the cluster has come so far. */
    ClusterStatus until(WaitFor wanted, ClusterKey key, Duration timeout) {
        try {
            return until(key, status -> status.hasReachedOrThrow(wanted), timeout, causes);
        } catch (TimeUp e) {
            throw e.status.notReadyAfter(timeout);
        }
    }

    /** Waits until there is no HostedCluster any more; false when the time is up first. */
    boolean untilGone(ClusterKey key, Duration timeout) {
        progress.remember(new ClusterLook(management).at(key));
        try {
            until(key, status -> status.state() == State.ABSENT, timeout, CertainCause.UNKNOWN);
            return true;
        } catch (TimeUp e) {
            return false;
        }
    }

    private ClusterStatus until(ClusterKey key, Predicate<ClusterStatus> done, Duration timeout, CertainCause early) {
        var look = new ClusterLook(management);
        var change = new Change();
        var clock = new Stopwatch(timeout);
        try (var clusters = watch(HostedClusterManifest.KIND, key, change);
                var pools = watch(NodePoolManifest.KIND, key, change)) {
            while (true) {
                var status =
                        patient(() -> look.at(key, clock.elapsed()), clock).orWhy(() -> early.of(key, clock.elapsed()));
                progress.tellChanges(status);
                if (done.test(status)) {
                    return status;
                }
                cancellation.check();
                if (clock.isOver()) {
                    throw new TimeUp(status);
                }
                progress.tellWait(status, clock.elapsed());
                change.await(clock.atMost(POLL), cancellation);
            }
        }
    }

    /** A look that the server could not answer for the moment is no news, as long as there is time. */
    private ClusterStatus patient(Supplier<ClusterStatus> look, Stopwatch clock) {
        while (true) {
            try {
                return look.get();
            } catch (HyperShiftException e) {
                if (KubeCall.passing(e).isEmpty() || clock.isOver() || cancellation.isCancelled()) {
                    throw e;
                }
                cancellation.sleep(clock.atMost(POLL));
            }
        }
    }

    private Watch watch(String kind, ClusterKey key, Change change) {
        return management.onChange(HostedClusterManifest.API_VERSION, kind, key.namespace(), change::happened);
    }

    /** The time is up. */
    private static final class TimeUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ClusterStatus status;

        private TimeUp(ClusterStatus status) {
            super(status.stuckAt());
            this.status = status;
        }
    }
}
