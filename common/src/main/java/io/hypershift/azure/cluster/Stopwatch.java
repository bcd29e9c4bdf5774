package io.hypershift.azure.cluster;

import java.time.Duration;

/** Measures a wait that has an end. */
final class Stopwatch {
    private final long started = System.nanoTime();
    private final Duration timeout;
    private long told = started;

    Stopwatch(Duration timeout) {
        this.timeout = timeout;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    boolean isOver() {
        return elapsed().compareTo(timeout) >= 0;
    }

    /** The given time, or what is left if that is less. */
    Duration atMost(Duration duration) {
        var left = timeout.minus(elapsed());
        return left.compareTo(duration) < 0 ? left : duration;
    }

    /** Does it when the interval has passed since it was last done. */
    void every(Duration interval, Runnable action) {
        if (System.nanoTime() - told >= interval.toNanos()) {
            told = System.nanoTime();
            action.run();
        }
    }

    /** A duration as people write it: {@code 45m}, {@code 1h30m}, {@code 20s}. */
    static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
