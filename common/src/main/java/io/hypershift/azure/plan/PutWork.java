package io.hypershift.azure.plan;

import static io.hypershift.azure.event.Event.Outcome.CREATED;
import static io.hypershift.azure.event.Event.Outcome.UNCHANGED;
import static io.hypershift.azure.event.Event.Outcome.UPDATED;
import static io.hypershift.azure.event.Event.Outcome.WOULD_CREATE;
import static io.hypershift.azure.event.Event.Outcome.WOULD_UPDATE;

import java.util.Optional;

/** Looks at a resource and puts it where it differs. */
record PutWork<T>(Resource<T> resource) implements Work<T> {

    @Override
    public Result<T> perform(Values values, Attempts attempts) {
        var found = attempts.of(() -> resource.look(values), resource::passing);
        if (found instanceof Look.Matching<T> matching) {
            return new Result<>(UNCHANGED, Optional.of(matching.value()));
        }
        var value = attempts.of(() -> resource.put(values, found), resource::passing);
        return found instanceof Look.Different<T> different
                ? new Result<>(UPDATED, Optional.of(value), different.difference())
                : new Result<>(CREATED, Optional.of(value));
    }

    @Override
    public Result<T> rehearse(Values values, Attempts attempts) {
        try {
            return rehearsed(attempts.of(() -> resource.look(values), resource::passing));
        } catch (NotKnownYet later) {
            return new Result<>(WOULD_CREATE, Optional.empty());
        }
    }

    private static <T> Work.Result<T> rehearsed(Look<T> found) {
        if (found instanceof Look.Matching<T> matching) {
            return new Result<>(UNCHANGED, Optional.of(matching.value()));
        }
        if (found instanceof Look.Different<T> different) {
            return new Result<>(WOULD_UPDATE, Optional.of(different.value()), different.difference());
        }
        return new Result<>(WOULD_CREATE, Optional.empty());
    }
}
