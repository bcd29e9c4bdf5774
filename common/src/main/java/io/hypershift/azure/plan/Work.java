package io.hypershift.azure.plan;

import io.hypershift.azure.event.Event.Outcome;
import java.util.Optional;

/** What a step does, seen from the engine. */
interface Work<T> {

    /** What the work came to; no value where there is none to hand on, or none yet. */
    record Result<T>(Outcome outcome, Optional<T> value) {}

    /** Looks and acts. */
    Result<T> perform(Values values, Attempts attempts);

    /** Looks and says what it would do. */
    Result<T> rehearse(Values values, Attempts attempts);
}
