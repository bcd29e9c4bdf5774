package io.hypershift.azure.plan;

import java.time.Duration;

/**
 * How patient an operation is with what it works on.
 *
 * @param steps how long a step is tried again for reasons that pass by themselves
 * @param request the wait before a request is sent again that was throttled, cut short, or met a fault of the server; it doubles
 *     from there, where the answer names no time
 * @param causes how long a cluster is waited for before anybody looks for a cause that will not pass by itself
 */
public record Patience(RetryBudget steps, Duration request, Duration causes) {
    public static final Patience DEFAULT = new Patience(RetryBudget.DEFAULT, Duration.ofMillis(500));

    public Patience(RetryBudget steps, Duration request) {
        this(
                steps,
                request,
                Duration.ofMinutes(5)); // one that comes up without trouble has its machines running by then
    }
}
