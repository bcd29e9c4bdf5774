package io.hypershift.azure.cluster;

import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a look before a cluster comes to, for who does something else meanwhile.
 *
 * @param report is waited for by who asks for it
 * @param events hear what could not be looked at
 */
record PreflightResult(Supplier<CheckReport> report, EventListener events) {

    /** What else is looked at meanwhile; throws with all problems of both. */
    <T> T with(Supplier<T> other) {
        T value;
        try {
            value = other.get();
        } catch (HyperShiftException e) {
            var problems = new ArrayList<>(e.problems());
            problems.addAll(problems());
            throw problems.size() == e.problems().size() ? e : new HyperShiftException(problems, List.of(e));
        }
        HyperShiftException.throwIfAny(problems());
        return value;
    }

    private List<Problem> problems() {
        var done = report.get();
        done.with(Outcome.UNKNOWN).stream()
                .filter(it -> !it.isLeftOut())
                .forEach(it -> events.on(new Event.Warning(warning(it))));
        return done.problems();
    }

    private static Text warning(Check unknown) {
        return unknown.remedy().isEmpty()
                ? Text.of("{}: {}", unknown.name(), unknown.found())
                : Text.of("{}: {}. {}", unknown.name(), unknown.found(), unknown.remedy());
    }
}
