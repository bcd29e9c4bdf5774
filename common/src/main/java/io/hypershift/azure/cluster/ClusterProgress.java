package io.hypershift.azure.cluster;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import java.time.Duration;

/** Makes events of one look after another: what has changed, and what the wait is for. */
public final class ClusterProgress {
    private final WaitNews news;

    ClusterProgress(EventListener events) {
        this.news = new WaitNews(events);
    }

    /** Tells which conditions are not as they were at the look before. */
    public void tellChanges(ClusterStatus status) {
        news.tellChanges(status.conditions());
    }

    /**
     * Tells what is waited for, when that is not what was waited for before, and every now and then.
     *
     * @param waited since when
     */
    public void tellWait(ClusterStatus status, Duration waited) {
        news.tellWait(new Event.Waiting("cluster " + status.key().name(), goal(status), waited, status.stuckAt()));
    }

    /** Takes the conditions as known: what a cluster that is to go was like is no news. */
    void remember(ClusterStatus status) {
        news.remember(status.conditions());
    }

    private static String goal(ClusterStatus status) {
        return switch (status.state()) {
            case AVAILABLE -> status.nodesReady() + " of " + status.nodesWanted() + " nodes Ready";
            case DELETING -> "its deletion";
            default -> "Available";
        };
    }
}
