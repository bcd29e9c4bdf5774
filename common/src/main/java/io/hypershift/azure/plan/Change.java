package io.hypershift.azure.plan;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a waiting thread when something changed; changes that come close together wake it once. */
public final class Change {
    private static final Duration SLICE = Duration.ofMillis(500);

    private final Semaphore happened = new Semaphore(0);

    public void happened() {
        happened.release();
    }

    /** Waits for a change, the end of the time, or a cancellation. */
    public void await(Duration atMost, Cancellation cancellation) {
        var end = System.nanoTime() + atMost.toNanos();
        try {
            for (var left = end - System.nanoTime();
                    !cancellation.isCancelled() && left > 0;
                    left = end - System.nanoTime()) {
                if (happened.tryAcquire(Math.min(SLICE.toNanos(), left), TimeUnit.NANOSECONDS)) {
                    happened.drainPermits();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.cancel();
        }
    }
}
