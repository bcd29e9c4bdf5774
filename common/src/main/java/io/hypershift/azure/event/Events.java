package io.hypershift.azure.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands events to listeners, one at a time and in order. A listener that throws hears no more. */
public final class Events implements EventListener {
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    public Events(EventListener... listeners) {
        this.listeners.addAll(List.of(listeners));
    }

    /** Lets one more listener hear, until the returned handle is closed. */
    public Subscription subscribe(EventListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized void on(Event event) {
        for (var listener : List.copyOf(listeners)) {
            try {
                listener.on(event);
            } catch (RuntimeException dropped) {
                listeners.remove(listener);
            }
        }
    }

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
