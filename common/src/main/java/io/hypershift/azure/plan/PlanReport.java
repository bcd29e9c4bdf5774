package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of every step of a plan.
 *
 * @param steps the steps in the plan's order
 */
public record PlanReport(String plan, List<StepReport> steps, Map<Step<?>, Object> results) implements Values {

    /** What became of a step. */
    public sealed interface StepReport {
        String step();
    }

    /** The step is done. */
    public record Done(String step, Outcome outcome) implements StepReport {}

    /** The step failed for good. */
    public record Failed(String step, RuntimeException failure) implements StepReport {}

    /** The step was not run; {@code reason} tells which step it waited for, or that the plan was cancelled. */
    public record NotRun(String step, String reason) implements StepReport {}

    public PlanReport {
        steps = List.copyOf(steps);
        results = Map.copyOf(results);
    }

    @Override
    @SuppressWarnings("unchecked") // a step's result is put in under the step itself, which has the type
    public <T> T of(Step<T> step) {
        var value = results.get(step);
        if (value == null) {
            throw new NotKnownYet(step.name());
        }
        return (T) value;
    }

    public List<Failed> failed() {
        return steps.stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList();
    }

    /** How many steps came to this outcome. */
    public long count(Outcome outcome) {
        return steps.stream()
                .filter(step -> step instanceof Done done && done.outcome() == outcome)
                .count();
    }

    /** Returns the report, or throws with the problems and causes of all steps that failed. */
    public PlanReport orThrow() {
        var complete = steps.stream().allMatch(Done.class::isInstance);
        if (!complete) {
            throw new HyperShiftException(
                    problems(), failed().stream().map(Failed::failure).toList());
        }
        return this;
    }

    private List<Problem> problems() {
        var failures = failed().stream().flatMap(PlanReport::problems).toList();
        return failures.isEmpty() ? List.of(Problem.of(Cancellation.CODE, "{} was cancelled", plan)) : failures;
    }

    private static Stream<Problem> problems(Failed failed) {
        return failed.failure() instanceof HyperShiftException known
                ? known.problems().stream()
                : Stream.of(Problem.of("unexpected", "{}: {}", failed.step(), failed.failure()));
    }
}
