package io.hypershift.azure.sandbox.hypershift.api;

import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs reconcilers: one object at a time per reconciler, failures again after a growing pause. */
public final class WorkQueue implements AutoCloseable {
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    /** What stays as it is, is looked at again after up to so many times the pause that it asks for. */
    private static final int RAREST = 4;

    private final ScheduledExecutorService workers;
    private final Latency latency;
    private final Map<Key, Work> works = new HashMap<>();

    private record Key(Reconciler reconciler, String namespace, String name) {}

    private static final class Work {
        boolean running;
        boolean changedMeanwhile;
        int failures;
        int rarity = 1;

        @Nullable ScheduledFuture<?> scheduled;
    }

    public WorkQueue(int threads, Latency latency) {
        this.latency = latency;
        this.workers = Executors.newScheduledThreadPool(threads, work -> {
            var thread = new Thread(work, "hypershift-behaviour");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Something about this object has changed. */
    public void enqueue(Reconciler reconciler, String namespace, String name) {
        schedule(new Key(reconciler, namespace, name), Duration.ZERO);
    }

    private synchronized void schedule(Key key, Duration delay) {
        if (workers.isShutdown()) {
            return;
        }
        var work = works.computeIfAbsent(key, absent -> new Work());
        if (work.running) {
            work.changedMeanwhile = true;
            return;
        }
        if (work.scheduled != null) {
            work.scheduled.cancel(false);
        }
        work.scheduled = workers.schedule(() -> run(key, work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run(Key key, Work work) {
        synchronized (this) {
            if (work.running) {
                work.changedMeanwhile = true;
                return;
            }
            work.running = true;
            work.scheduled = null;
        }
        finished(key, work, next(key, work));
    }

    private Next next(Key key, Work work) {
        try {
            var next = key.reconciler().reconcile(key.namespace(), key.name());
            work.failures = 0;
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Next.WHEN_CHANGED;
        } catch (Exception e) {
            // Whatever went wrong: a controller tries again, and what it saw is already told where users look.
            System.getLogger(WorkQueue.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> key.namespace() + "/" + key.name(), e);
            work.failures++;
            return Next.in(pause(work.failures));
        }
    }

    private Duration pause(int failures) {
        var grown = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 12));
        var scaled = latency.of(LONGEST_RETRY);
        var cap = scaled.compareTo(FIRST_RETRY.multipliedBy(4)) < 0 ? FIRST_RETRY.multipliedBy(4) : scaled;
        return grown.compareTo(cap) < 0 ? grown : cap;
    }

    private synchronized void finished(Key key, Work work, Next next) {
        work.running = false;
        if (work.changedMeanwhile) {
            work.changedMeanwhile = false;
            work.rarity = 1;
            schedule(key, Duration.ZERO);
        } else if (next.delay().isPresent()) {
            schedule(key, next.delay().get().multipliedBy(next.becomesRarer() ? work.rarity : 1));
            work.rarity = next.becomesRarer() ? Math.min(2 * work.rarity, RAREST) : 1;
        } else {
            works.remove(key);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
