package io.hypershift.azure.plan;

import java.time.Duration;

/**
 * How patient an operation is with what it works on.
 *
 * @param steps how long a step is tried again for reasons that pass by themselves
 * @param request the wait before a request is sent again that was throttled, cut short, or met a fault of the server; it doubles
 *     from there, where the answer names no time
 */
public record Patience(RetryBudget steps, Duration request) {
    public static final Patience DEFAULT = new Patience(RetryBudget.DEFAULT, Duration.ofMillis(500));
}
