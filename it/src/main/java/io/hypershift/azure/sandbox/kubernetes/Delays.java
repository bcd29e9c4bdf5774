package io.hypershift.azure.sandbox.kubernetes;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things later. */
final class Delays implements AutoCloseable {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "kubernetes-delays");
        thread.setDaemon(true);
        return thread;
    });

    void after(Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            var unused = scheduler.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
