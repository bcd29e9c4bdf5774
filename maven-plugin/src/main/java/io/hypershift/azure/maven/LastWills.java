package io.hypershift.azure.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a JVM does last: it starts the removal of each cluster that is left, and gives the work that is under way a short while
 * to end. It writes to the process's own error stream, since Maven's console may be closed already.
 */
public final class LastWills implements Runnable {
    /** CI systems kill what has not ended within 5 to 30 s. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ConcurrentMap<String, Map<String, String>> wills;
    private final ConcurrentMap<String, CountDownLatch> work;

    /**
     * Takes JDK types alone, from another class loader.
     *
     * @param wills what {@link LastWill} is made of, by cluster
     * @param work what is under way, by cluster
     */
    public LastWills(ConcurrentMap<String, Map<String, String>> wills, ConcurrentMap<String, CountDownLatch> work) {
        this.wills = wills;
        this.work = work;
    }

    @Override
    public void run() {
        var end = System.nanoTime() + LIMIT.toNanos();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var left = new TreeMap<>(wills);
        var threads = left.values().stream()
                .map(will -> thread(new LastWill(will, out)))
                .toList();
        try {
            for (var thread : threads) {
                thread.join(Math.max(1, millisUntil(end)));
            }
            for (var latch : Map.copyOf(work).values()) {
                var unused = latch.await(millisUntil(end), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "hypershift-azure-last-will");
        thread.setDaemon(true);
        thread.setContextClassLoader(LastWills.class.getClassLoader()); // clients look there
        thread.start();
        return thread;
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
}
