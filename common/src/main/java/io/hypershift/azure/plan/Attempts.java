package io.hypershift.azure.plan;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.time.Duration;
import java.util.List;
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
        var left = budget.total();
        var delay = budget.first();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (RuntimeException failure) {
                var reason = passing.apply(failure);
                if (reason.isEmpty()) {
                    throw failure;
                }
                if (left.isZero()) {
                    throw givenUp(failure, reason.get(), attempt);
                }
                var pause = shorter(delay, left);
                pause(reason.get(), pause, failure);
                left = left.minus(pause);
                delay = shorter(delay.multipliedBy(2), budget.longest());
            }
        }
    }

    /** The failure as the last of many: a reader must not think that it was not tried again. */
    private RuntimeException givenUp(RuntimeException failure, String reason, int attempts) {
        if (!(failure instanceof HyperShiftException known)) {
            return failure;
        }
        var tried = Text.of("Tried {} times within {}: {}.", attempts, Stopwatch.text(budget.total()), reason);
        return new HyperShiftException(
                known.problems().stream().map(it -> told(it, tried)).toList(), List.of(failure));
    }

    private static Problem told(Problem problem, Text tried) {
        return problem.cause().isEmpty()
                ? problem.because("{}", tried)
                : problem.because("{}\n{}", problem.cause(), tried);
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
