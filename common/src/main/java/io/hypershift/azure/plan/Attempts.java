package io.hypershift.azure.plan;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats a call while its failures are of the passing kind, the budget lasts and nobody cancelled.
 *
 * @param onRetry is told the reason and the wait before each new attempt
 */
record Attempts(RetryBudget budget, Cancellation cancellation, BiConsumer<String, Duration> onRetry) {

    <R> R of(Supplier<R> call, Function<RuntimeException, Optional<String>> passing) {
        var policy = RetryPolicy.<R>builder()
                .handleIf(failure -> reason(failure, passing).isPresent())
                .abortIf((result, failure) -> cancellation.isCancelled())
                .withBackoff(budget.first(), budget.longest())
                .withMaxDuration(budget.total())
                .withMaxRetries(-1)
                .onRetryScheduled(event ->
                        onRetry.accept(reason(event.getLastException(), passing).orElse(""), event.getDelay()))
                .build();
        return Failsafe.with(policy).get(call::get);
    }

    private static Optional<String> reason(Throwable failure, Function<RuntimeException, Optional<String>> passing) {
        return failure instanceof RuntimeException runtime ? passing.apply(runtime) : Optional.empty();
    }
}
