package io.hypershift.azure.sandbox;

import java.time.Duration;

/**
 * How much of the time that the real thing takes the sandbox takes.
 *
 * @param factor 0 answers at once, 1 as slowly as Azure
 */
public record Latency(double factor) {

    /** No waiting at all. */
    public static final Latency NONE = new Latency(0);

    public Latency {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("a latency factor is 0 or more, not " + factor);
        }
    }

    /** The sandbox's share of a real duration. */
    public Duration of(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() * factor));
    }

    /** Waits out the sandbox's share of a real duration. */
    public void pause(Duration real) throws InterruptedException {
        var nanos = of(real).toNanos();
        if (nanos > 0) {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }
}
