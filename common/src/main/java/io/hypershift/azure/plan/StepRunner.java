package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.event.EventListener;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one step whose predecessors have ended. */
record StepRunner(String plan, EventListener events, RetryBudget budget, Cancellation cancellation, boolean dryRun) {

    StepResult run(Step<?> step, Function<Step<?>, @Nullable CompletableFuture<StepResult>> results) {
        for (var before : step.after()) {
            if (!ended(step, before, results).isDone()) {
                return notRun(step, "needs " + before.name());
            }
        }
        if (cancellation.isCancelled()) {
            return notRun(step, "cancelled");
        }
        return attempt(step, new Values() {
            @Override
            @SuppressWarnings("unchecked") // a step's result carries the step's type
            public <T> T of(Step<T> wanted) {
                return (T) ended(step, wanted, results).value().orElseThrow(() -> new NotKnownYet(wanted.name()));
            }
        });
    }

    private StepResult attempt(Step<?> step, Values values) {
        var started = System.nanoTime();
        events.on(new Event.StepStarted(plan, step.name()));
        var attempts = new Attempts(
                budget,
                cancellation,
                (reason, delay) -> events.on(new Event.StepRetrying(plan, step.name(), reason, delay)));
        try {
            var result = dryRun
                    ? step.work().rehearse(values, attempts)
                    : step.work().perform(values, attempts);
            return done(step, result.outcome(), result, since(started));
        } catch (RuntimeException failure) {
            events.on(new Event.StepFailed(plan, step.name(), message(failure), since(started)));
            return StepResult.failed(step.name(), failure);
        }
    }

    private StepResult done(Step<?> step, Outcome outcome, Work.Result<?> result, Duration took) {
        events.on(new Event.StepFinished(plan, step.name(), outcome, took, result.difference()));
        return StepResult.done(step.name(), outcome, result.value());
    }

    private StepResult notRun(Step<?> step, String reason) {
        events.on(new Event.StepNotRun(plan, step.name(), reason));
        return StepResult.notRun(step.name(), reason);
    }

    /** The result of a step that has ended: waiting for one that has not could block all threads of the pool for good. */
    private static StepResult ended(
            Step<?> step, Step<?> wanted, Function<Step<?>, @Nullable CompletableFuture<StepResult>> results) {
        var result = results.apply(wanted);
        if (result == null || !result.isDone()) {
            throw new IllegalStateException(step + " uses what " + wanted + " gives, but does not depend on it");
        }
        return result.join();
    }

    private static String message(RuntimeException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
