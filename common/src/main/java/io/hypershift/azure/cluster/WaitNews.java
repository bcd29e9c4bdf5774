package io.hypershift.azure.cluster;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.manifest.Condition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes events of what one look after another shows: what has changed since the last, and what is waited for. */
public final class WaitNews {
    private static final Duration REPEAT = Duration.ofSeconds(30);

    private final EventListener events;
    private final Map<String, String> seen = new HashMap<>();
    private String told = "";
    private Duration toldAt = Duration.ZERO;

    public WaitNews(EventListener events) {
        this.events = events;
    }

    /** Tells which conditions are not as they were at the look before. */
    public void tellChanges(Map<String, List<Condition>> byObject) {
        byObject.forEach((object, conditions) -> conditions.forEach(condition -> {
            if (!text(condition).equals(seen.put(object + condition.type(), text(condition)))) {
                events.on(new Event.ConditionChanged(
                        object, condition.type(), condition.status(), condition.reason(), condition.message()));
            }
        }));
    }

    /** Tells what is waited for, when that is not what was waited for before, and every now and then. */
    public void tellWait(Event.Waiting wait) {
        var what = wait.subject() + wait.what() + wait.stuckAt();
        if (!what.equals(told) || wait.waited().minus(toldAt).compareTo(REPEAT) >= 0) {
            told = what;
            toldAt = wait.waited();
            events.on(wait);
        }
    }

    /** Takes conditions as known. */
    public void remember(Map<String, List<Condition>> byObject) {
        byObject.forEach((object, conditions) ->
                conditions.forEach(condition -> seen.put(object + condition.type(), text(condition))));
    }

    private static String text(Condition condition) {
        return condition.status() + condition.reason() + condition.message();
    }
}
