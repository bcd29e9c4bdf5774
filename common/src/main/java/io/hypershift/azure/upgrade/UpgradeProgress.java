package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.WaitNews;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import java.time.Duration;

/** Makes events of one look at an upgrade after another. */
public final class UpgradeProgress {
    private final WaitNews news;

    UpgradeProgress(EventListener events) {
        this.news = new WaitNews(events);
    }

    /**
     * Tells what has changed since the look before, and what is waited for.
     *
     * @param waited since when
     */
    public void tell(UpgradeStatus status, Duration waited) {
        news.tellChanges(status.conditions());
        if (!status.isDone()) {
            news.tellWait(new Event.Waiting(status.subject(), status.version(), waited, status.stuckAt()));
        }
    }
}
