package io.hypershift.azure.plan;

import java.time.Duration;
import java.util.Locale;

/** Measures a wait that has an end. */
public final class Stopwatch {
    private final long started = System.nanoTime();
    private final Duration timeout;

    public Stopwatch(Duration timeout) {
        this.timeout = timeout;
    }

    public Duration timeout() {
        return timeout;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    public boolean isOver() {
        return elapsed().compareTo(timeout) >= 0;
    }

    /** The given time, or what is left if that is less. */
    public Duration atMost(Duration duration) {
        var left = timeout.minus(elapsed());
        return left.compareTo(duration) < 0 ? left : duration;
    }

    /** A duration as people write it: {@code 45m}, {@code 1h30m}, {@code 20s}. */
    public static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
