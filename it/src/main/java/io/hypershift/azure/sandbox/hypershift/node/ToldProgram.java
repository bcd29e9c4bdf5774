package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.told.Programs;
import java.util.Optional;

/** Does what is told of its container instead of what its image does. */
final class ToldProgram implements Program {
    private final Programs.Conduct conduct;
    private boolean begun;

    ToldProgram(Programs.Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    public Moment look(RunningContainer container) {
        if (!begun) {
            begun = true;
            container.print(conduct.output());
        }
        if (conduct instanceof Programs.Exits exits) {
            var left = exits.after().minus(container.age());
            return left.isNegative() || left.isZero() ? new Ended(exits.exitCode()) : new Runs(true, Next.in(left));
        }
        return new Runs(false, Next.WHEN_CHANGED);
    }

    /** Whether it hangs and something else is told of its container by now, or nothing. */
    boolean isOutdated(Optional<Programs.Conduct> told) {
        return conduct instanceof Programs.Hangs && !told.equals(Optional.of(conduct));
    }
}
