package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.Watch;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Change;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a cluster: woken by each change of it, and by a slow poll in case a watch has gone deaf. */
final class ClusterWait {
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration TELL = Duration.ofSeconds(30);

    private final KubeApi management;
    private final EventListener events;
    private final Cancellation cancellation;
    private final Map<String, String> seen = new HashMap<>();
    private String told = "";

    ClusterWait(KubeApi management, EventListener events, Cancellation cancellation) {
        this.management = management;
        this.events = events;
        this.cancellation = cancellation;
    }

    /** Waits until all nodes are Ready. */
    ClusterStatus untilReady(ClusterKey key, Duration timeout) {
        return until(key, ClusterWait::isReady, timeout);
    }

    private static boolean isReady(ClusterStatus status) {
        if (status.state() == State.ABSENT || status.state() == State.DELETING) {
            throw new HyperShiftException(Problem.of(
                    "deleted-meanwhile",
                    "cluster {} was deleted by somebody else",
                    status.key().name()));
        }
        return status.isReady();
    }

    /** Waits until there is no HostedCluster any more; false when the time is up first. */
    boolean untilGone(ClusterKey key, Duration timeout) {
        remember(new ClusterLook(management).at(key));
        try {
            until(key, status -> status.state() == State.ABSENT, timeout);
            return true;
        } catch (TimeUp e) {
            return false;
        }
    }

    private ClusterStatus until(ClusterKey key, Predicate<ClusterStatus> done, Duration timeout) {
        var look = new ClusterLook(management);
        var change = new Change();
        var clock = new Stopwatch(timeout);
        try (var clusters = watch(HostedClusterManifest.KIND, key, change);
                var pools = watch(NodePoolManifest.KIND, key, change)) {
            while (true) {
                var status = patient(() -> look.at(key), clock);
                tellChanges(status);
                if (done.test(status)) {
                    return status;
                }
                cancellation.check();
                if (clock.isOver()) {
                    throw new TimeUp(status);
                }
                tellWait(status, clock);
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

    /** What a cluster that is to go was like is no news. */
    private void remember(ClusterStatus status) {
        status.conditions()
                .forEach((object, conditions) ->
                        conditions.forEach(condition -> seen.put(object + condition.type(), text(condition))));
    }

    private void tellChanges(ClusterStatus status) {
        status.conditions()
                .forEach((object, conditions) -> conditions.forEach(condition -> {
                    if (!text(condition).equals(seen.put(object + condition.type(), text(condition)))) {
                        events.on(new Event.ConditionChanged(
                                object, condition.type(), condition.status(), condition.reason(), condition.message()));
                    }
                }));
    }

    /** Told when it waits for something else than before, and every now and then. */
    private void tellWait(ClusterStatus status, Stopwatch clock) {
        var wait = new Event.Waiting("cluster " + status.key().name(), goal(status), clock.elapsed(), status.stuckAt());
        if (!(wait.what() + wait.stuckAt()).equals(told)) {
            told = wait.what() + wait.stuckAt();
            events.on(wait);
        } else {
            clock.every(TELL, () -> events.on(wait));
        }
    }

    private static String text(Condition condition) {
        return condition.status() + condition.reason() + condition.message();
    }

    private static String goal(ClusterStatus status) {
        return switch (status.state()) {
            case AVAILABLE -> status.nodesReady() + " of " + status.nodesWanted() + " nodes Ready";
            case DELETING -> "its deletion";
            default -> "Available";
        };
    }

    /** Turns the end of the time into a failure that tells what the cluster was stuck at. */
    static HyperShiftException notReady(ClusterKey key, Duration timeout, TimeUp e) {
        return new HyperShiftException(
                Problem.of("timeout", "cluster {} was not ready after {}", key.name(), Stopwatch.text(timeout))
                        .because("It was stuck at: {}", e.status.stuckAt())
                        .remedy(
                                "Mend that and run {} again; or give it longer with {}.",
                                Operation.CREATE_CLUSTER,
                                Parameter.TIMEOUT),
                e);
    }

    /** The time is up. */
    static final class TimeUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ClusterStatus status;

        private TimeUp(ClusterStatus status) {
            super(status.stuckAt());
            this.status = status;
        }
    }
}
