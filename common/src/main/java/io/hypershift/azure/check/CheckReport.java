package io.hypershift.azure.check;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.util.List;

/** All checks, in the order in which they were listed. */
public record CheckReport(List<Check> checks) {

    public CheckReport {
        checks = List.copyOf(checks);
    }

    public List<Check> with(Outcome outcome) {
        return checks.stream().filter(it -> it.outcome() == outcome).toList();
    }

    /** Returns the report, or throws with a problem for each check that did not pass: what is not known is not good enough. */
    public CheckReport allOrThrow() {
        HyperShiftException.throwIfAny(checks.stream()
                .filter(it -> it.outcome() != Outcome.PASSED)
                .map(Check::problem)
                .toList());
        return this;
    }

    /** Returns the report, or throws with a problem for each check that failed. */
    public CheckReport orThrow() {
        HyperShiftException.throwIfAny(problems());
        return this;
    }

    /** A problem for each check that failed. */
    public List<Problem> problems() {
        return with(Outcome.FAILED).stream().map(Check::problem).toList();
    }
}
