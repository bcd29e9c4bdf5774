package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event.Outcome;
import java.util.Optional;

/** What a step does, seen from the engine. */
interface Work<T> {

    /**
     * What the work came to; no value where there is none to hand on, or none yet.
     *
     * @param difference in what the resource was not as wanted; empty where it was, or was not there
     */
    record Result<T>(Outcome outcome, Optional<T> value, String difference) {
        Result(Outcome outcome, Optional<T> value) {
            this(outcome, value, "");
        }
    }

    /** Looks and acts. */
    Result<T> perform(Values values, Attempts attempts);

    /** Looks and says what it would do. */
    Result<T> rehearse(Values values, Attempts attempts);
}
