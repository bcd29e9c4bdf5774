package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs plans on a pool: every step as soon as those it depends on are done. A failing step does not stop the independent
 * ones. After a cancellation no step begins any more, and those under way get 30 s to end, so that what they write is seen
 * by whoever cleans up.
 */
public final class PlanRunner {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Executor pool;
    private final EventListener events;
    private final RetryBudget budget;
    private final Duration grace;

    public PlanRunner(Executor pool, EventListener events, RetryBudget budget) {
        this(pool, events, budget, GRACE);
    }

    PlanRunner(Executor pool, EventListener events, RetryBudget budget, Duration grace) {
        this.grace = grace;
        this.pool = pool;
        this.events = events;
        this.budget = budget;
    }

    /** Runs the plan for real. */
    public PlanReport run(Plan plan, Cancellation cancellation) {
        return execute(plan, new StepRunner(plan.name(), events, budget, cancellation, false), cancellation);
    }

    /** Tells what running the plan would do, by looking alone. */
    public PlanReport dryRun(Plan plan, Cancellation cancellation) {
        return execute(plan, new StepRunner(plan.name(), events, budget, cancellation, true), cancellation);
    }

    private PlanReport execute(Plan plan, StepRunner runner, Cancellation cancellation) {
        var started = System.nanoTime();
        events.on(new Event.PlanStarted(plan.name(), plan.steps().size()));
        Map<Step<?>, CompletableFuture<StepResult>> running = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            var before = step.after().stream().map(running::get).toArray(CompletableFuture<?>[]::new);
            running.put(
                    step, CompletableFuture.allOf(before).thenApplyAsync(done -> runner.run(step, running::get), pool));
        }
        await(running, cancellation);
        var report = StepResult.report(plan.name(), running);
        var failed = (int) report.steps().stream()
                .filter(step -> !(step instanceof PlanReport.Done))
                .count();
        events.on(new Event.PlanFinished(
                plan.name(), plan.steps().size(), failed, Duration.ofNanos(System.nanoTime() - started)));
        return report;
    }

    private void await(Map<Step<?>, CompletableFuture<StepResult>> running, Cancellation cancellation) {
        var all = CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new));
        var graceOver = cancellation
                .whenCancelled()
                .thenCompose(now ->
                        new CompletableFuture<Void>().completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS));
        try {
            CompletableFuture.anyOf(all, graceOver).get();
        } catch (InterruptedException e) {
            cancellation.cancel();
            CompletableFuture.anyOf(all, graceOver).join();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step's failure is a result", e);
        }
    }
}
