package io.hypershift.azure.event;

/** Takes events, one at a time and in order, on whichever thread they happen. */
@FunctionalInterface
public interface EventListener {
    void on(Event event);
}
