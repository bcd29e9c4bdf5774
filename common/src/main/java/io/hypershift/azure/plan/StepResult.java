package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.PlanReport.StepReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What became of a step, with its value where it has one. */
record StepResult(StepReport report, Optional<?> value) {

    static StepResult done(String step, Outcome outcome, Optional<?> value) {
        return new StepResult(new PlanReport.Done(step, outcome), value);
    }

    static StepResult failed(String step, RuntimeException failure) {
        return new StepResult(new PlanReport.Failed(step, failure), Optional.empty());
    }

    static StepResult notRun(String step, String reason) {
        return new StepResult(new PlanReport.NotRun(step, reason), Optional.empty());
    }

    boolean isDone() {
        return report instanceof PlanReport.Done;
    }

    /** Sums up; a step that is still under way after a cancellation is told as such. */
    static PlanReport report(String plan, Map<Step<?>, CompletableFuture<StepResult>> running) {
        List<StepReport> reports = new ArrayList<>();
        Map<Step<?>, Object> values = new HashMap<>();
        running.forEach((step, future) -> {
            var result = future.getNow(null);
            if (result == null) {
                reports.add(unfinished(step, running));
            } else {
                reports.add(result.report());
                result.value().ifPresent(value -> values.put(step, value));
            }
        });
        return new PlanReport(plan, reports, values);
    }

    private static StepReport unfinished(Step<?> step, Map<Step<?>, CompletableFuture<StepResult>> running) {
        return step.after().stream()
                .filter(before -> !Objects.requireNonNull(running.get(before)).isDone())
                .findFirst()
                .<StepReport>map(before -> new PlanReport.NotRun(step.name(), "needs " + before.name()))
                .orElseGet(() -> new PlanReport.Failed(step.name(), stillUnderWay(step)));
    }

    private static HyperShiftException stillUnderWay(Step<?> step) {
        return new HyperShiftException(Problem.of("still-under-way", "{} was still under way when cancelled", step)
                .because("What it was writing may appear after this message."));
    }
}
