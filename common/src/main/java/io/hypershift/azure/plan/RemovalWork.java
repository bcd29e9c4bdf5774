package io.hypershift.azure.plan;

import static io.hypershift.azure.event.Event.Outcome.ABSENT;
import static io.hypershift.azure.event.Event.Outcome.DELETED;
import static io.hypershift.azure.event.Event.Outcome.WOULD_DELETE;

import io.hypershift.azure.event.Event.Outcome;
import java.util.Optional;

/** Removes a resource where it is still there. */
record RemovalWork(Removal removal) implements Work<Void> {

    @Override
    public Result<Void> perform(Values values, Attempts attempts) {
        return result(attempts.of(removal::remove, removal::passing) ? DELETED : ABSENT);
    }

    @Override
    public Result<Void> rehearse(Values values, Attempts attempts) {
        return result(isExpected(attempts) ? WOULD_DELETE : ABSENT);
    }

    private boolean isExpected(Attempts attempts) {
        return attempts.of(removal::isExpected, removal::passing);
    }

    private static Result<Void> result(Outcome outcome) {
        return new Result<>(outcome, Optional.empty());
    }
}
