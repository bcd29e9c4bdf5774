package io.hypershift.azure.plan;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats a call while its failures are of the passing kind, the budget lasts and nobody cancelled. Its own loop, since a
 * cancellation must end the wait at once and yet never interrupt a call.
 *
 * @param onRetry is told the reason and the wait before each new attempt
 */
record Attempts(RetryBudget budget, Cancellation cancellation, BiConsumer<String, Duration> onRetry) {

    <R> R of(Supplier<R> call, Function<RuntimeException, Optional<String>> passing) {
        var clock = new Stopwatch(budget.total());
        var delay = budget.first();
        while (true) {
            try {
                return call.get();
            } catch (RuntimeException failure) {
                var reason = passing.apply(failure);
                if (reason.isEmpty() || clock.isOver()) {
                    throw failure;
                }
                pause(reason.get(), clock.atMost(delay), failure);
                delay = shorter(delay.multipliedBy(2), budget.longest());
            }
        }
    }

    private void pause(String reason, Duration delay, RuntimeException failure) {
        if (!cancellation.isCancelled()) {
            onRetry.accept(reason, delay);
            cancellation.sleep(delay);
        }
        if (cancellation.isCancelled()) {
            throw new HyperShiftException(
                    Problem.of(Cancellation.CODE, "cancelled while it waited to try again: {}", reason), failure);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
