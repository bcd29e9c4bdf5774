package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.WaitNews;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import java.time.Duration;

/** Makes events of one look at a node pool after another. */
public final class PoolProgress {
    private final WaitNews news;

    public PoolProgress(EventListener events) {
        this.news = new WaitNews(events);
    }

    /**
     * Tells what has changed since the look before, and what is waited for.
     *
     * @param waited since when
     */
    public void tell(NodePoolStatus status, Duration waited) {
        news.tellChanges(status.conditions());
        switch (status.state()) {
            case DELETING -> tell(status, "its deletion", waited);
            case CHANGING -> tell(status, status.size() + " that are Ready", waited);
            case READY, ABSENT -> {} // nothing is waited for
        }
    }

    /** Tells what is waited for, where that is more than the pool tells itself. */
    public void tell(NodePoolStatus status, String what, Duration waited) {
        news.tellWait(new Event.Waiting("node pool " + status.key().name(), what, waited, status.stuckAt()));
    }
}
