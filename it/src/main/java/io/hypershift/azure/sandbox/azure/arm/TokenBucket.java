package io.hypershift.azure.sandbox.azure.arm;

import java.time.Duration;
import java.time.Instant;

/** A rate limit as Azure's: a bucket of permits that refills steadily. */
final class TokenBucket {
    private final double capacity;
    private final double perSecond;
    private double permits;
    private Instant at;

    TokenBucket(double capacity, double perSecond, Instant now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.permits = capacity;
        this.at = now;
    }

    /** How long to wait for a permit; zero when one was taken. */
    synchronized Duration take(Instant now) {
        permits = Math.min(capacity, permits + Duration.between(at, now).toNanos() / 1e9 * perSecond);
        at = now;
        if (permits >= 1) {
            permits--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) ((1 - permits) / perSecond * 1e9));
    }

    synchronized long left() {
        return (long) permits;
    }
}
