package io.hypershift.azure.cluster;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.manifest.Condition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes events of one look after another: what has changed, and what the wait is for. */
public final class ClusterProgress {
    private static final Duration REPEAT = Duration.ofSeconds(30);

    private final EventListener events;
    private final Map<String, String> seen = new HashMap<>();
    private String told = "";
    private Duration toldAt = Duration.ZERO;

    ClusterProgress(EventListener events) {
        this.events = events;
    }

    /** Tells which conditions are not as they were at the look before. */
    public void tellChanges(ClusterStatus status) {
        status.conditions()
                .forEach((object, conditions) -> conditions.forEach(condition -> {
                    if (!text(condition).equals(seen.put(object + condition.type(), text(condition)))) {
                        events.on(new Event.ConditionChanged(
                                object, condition.type(), condition.status(), condition.reason(), condition.message()));
                    }
                }));
    }

    /**
     * Tells what is waited for, when that is not what was waited for before, and every now and then.
     *
     * @param waited since when
     */
    public void tellWait(ClusterStatus status, Duration waited) {
        var wait = new Event.Waiting("cluster " + status.key().name(), goal(status), waited, status.stuckAt());
        var what = wait.what() + wait.stuckAt();
        if (!what.equals(told) || waited.minus(toldAt).compareTo(REPEAT) >= 0) {
            told = what;
            toldAt = waited;
            events.on(wait);
        }
    }

    /** Takes the conditions as known: what a cluster that is to go was like is no news. */
    void remember(ClusterStatus status) {
        status.conditions()
                .forEach((object, conditions) ->
                        conditions.forEach(condition -> seen.put(object + condition.type(), text(condition))));
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
}
