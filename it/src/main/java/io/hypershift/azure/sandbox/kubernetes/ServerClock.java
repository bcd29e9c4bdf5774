package io.hypershift.azure.sandbox.kubernetes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What time an API server tells its clients in the Date of its answers, for tests of what clients make of it: the real time,
 * until it is advanced. Nothing else follows it: objects, controllers and Azure keep the real time.
 */
public final class ServerClock implements InstantSource {
    private final InstantSource real = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    ServerClock() {}

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    /** Puts the clock forward, or back by a negative duration; it goes on from there. */
    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }
}
