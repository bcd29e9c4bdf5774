package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The threads and clients that all steps share. However many clusters are waited for, there are no more of them. */
public final class Engine implements AutoCloseable {
    /** How many clusters may come or go at once: each holds a thread only while Azure works on it. */
    private static final int OPERATIONS = 16;

    private static final int LOOKS = 4;

    /** As long as the core itself waits for a write that is under way. */
    private static final Duration LAST_WRITES = Duration.ofSeconds(30);

    private final Duration interval;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(daemons("hypershift-timer-"));
    private final ThreadPoolExecutor operations = pool(OPERATIONS, "hypershift-operation-");
    private final ThreadPoolExecutor looks = pool(LOOKS, "hypershift-look-");
    private final Clients clients = new Clients();
    private final Set<Cancellation> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** @param interval from one look at a cluster to the next */
    public Engine(Duration interval) {
        this.interval = interval;
        var often = Clients.IDLE.toSeconds() / 2;
        var unused = timer.scheduleWithFixedDelay(clients::closeIdle, often, often, TimeUnit.SECONDS);
    }

    public Clients clients() {
        return clients;
    }

    /** Does work that an interrupt does not end, as on threads of the core: it is cancelled when all ends. */
    public <T> T untilClosed(Cancellation cancellation, Supplier<T> work) {
        underWay.add(cancellation);
        try {
            if (closing) {
                cancellation.cancel();
            }
            return work.get();
        } finally {
            underWay.remove(cancellation);
        }
    }

    /** Whether it is about to end: what fails from now on failed for that reason. */
    public boolean isClosing() {
        return closing;
    }

    /** Ends all work, writes that are under way excepted: they are awaited for a short while. */
    @Override
    public void close() {
        closing = true;
        underWay.forEach(Cancellation::cancel);
        timer.shutdownNow();
        looks.shutdownNow();
        operations.shutdownNow();
        try {
            operations.awaitTermination(LAST_WRITES.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.close();
    }

    void submit(boolean look, Runnable piece) {
        try {
            (look ? looks : operations).execute(piece);
        } catch (RejectedExecutionException e) {
            if (!closing) {
                throw e;
            }
        }
    }

    Future<?> afterAWhile(Runnable piece) {
        try {
            return timer.schedule(piece, interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            if (!closing) {
                throw e;
            }
            return CompletableFuture.completedFuture(null);
        }
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        var pool = new ThreadPoolExecutor(
                threads, threads, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Engine.class.getClassLoader()); // never the one of the build that came first
            return thread;
        };
    }
}
