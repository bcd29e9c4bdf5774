package io.hypershift.azure.lease;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that give signs of life for all work under way. */
public final class Heartbeats implements AutoCloseable {
    private static final Duration INTERVAL = Work.LASTS.dividedBy(4);

    /** A slow API server must not make those count as dead who wait for their turn. */
    private static final int THREADS = 8;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(THREADS, task -> {
        var thread = new Thread(task, "hypershift-azure-heartbeat");
        thread.setDaemon(true);
        thread.setContextClassLoader(Heartbeats.class.getClassLoader()); // not that of whoever came first
        return thread;
    });

    public Heartbeats() {
        timer.setRemoveOnCancelPolicy(true);
    }

    Future<?> start(Runnable beat) {
        return timer.scheduleWithFixedDelay(beat, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
