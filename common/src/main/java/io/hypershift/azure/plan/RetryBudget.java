package io.hypershift.azure.plan;

import java.time.Duration;

/**
 * How long a step is tried again for reasons that pass by themselves.
 *
 * @param first the wait before the second attempt; it doubles from there
 * @param longest the longest wait between two attempts
 * @param total after so much waiting in all, the failure stands
 */
public record RetryBudget(Duration first, Duration longest, Duration total) {

    /**
     * Fits what is known of Azure's directory: a new identity is unknown elsewhere for about 10 s, at worst for 3 minutes
     * (azure-cli issue 8530, terraform-provider-azurerm pull 1647).
     */
    public static final RetryBudget DEFAULT =
            new RetryBudget(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(4));
}
