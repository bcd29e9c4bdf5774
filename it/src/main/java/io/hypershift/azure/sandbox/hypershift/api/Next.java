package io.hypershift.azure.sandbox.hypershift.api;

import java.time.Duration;
import java.util.Optional;

/**
 * When an object is to be looked at again if nothing about it changes meanwhile.
 *
 * @param becomesRarer whether something has failed or is waited for: what stays so is looked at less and less often
 */
public record Next(Optional<Duration> delay, boolean becomesRarer) {
    public static final Next WHEN_CHANGED = new Next(Optional.empty(), false);

    public static Next in(Duration delay) {
        return new Next(Optional.of(delay), false);
    }

    static Next againIn(Duration delay) {
        return new Next(Optional.of(delay), true);
    }

    /** The earlier of two. */
    public Next or(Next other) {
        if (delay.isEmpty() || other.delay.isEmpty()) {
            return delay.isPresent() ? this : other;
        }
        return delay.get().compareTo(other.delay.get()) <= 0 ? this : other;
    }
}
