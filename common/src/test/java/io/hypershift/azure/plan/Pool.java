package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads for the plans of a test, and the events that the plans tell. */
final class Pool implements AutoCloseable {
    static final RetryBudget QUICK =
            new RetryBudget(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(30));

    private final ExecutorService threads;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    Pool(int size) {
        this.threads = Executors.newFixedThreadPool(size);
    }

    PlanRunner runner() {
        return runner(QUICK);
    }

    PlanRunner runner(RetryBudget budget) {
        return new PlanRunner(threads, new Events(events::add), budget);
    }

    PlanRunner runner(Duration grace) {
        return new PlanRunner(threads, new Events(events::add), QUICK, grace);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits for another thread of the test; that it comes at all is what the test shows. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
