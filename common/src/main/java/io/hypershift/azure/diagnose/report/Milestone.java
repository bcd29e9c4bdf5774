package io.hypershift.azure.diagnose.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A step that a cluster has to take on its way up.
 *
 * @param reachedAt empty where it is reached without a known time
 * @param told what is known of it where it is not reached
 */
record Milestone(String name, State state, Optional<Instant> reachedAt, String told) {
    /** Whether it has come there; {@code UNKNOWN} where nothing tells. */
    enum State {
        REACHED,
        NOT_REACHED,
        UNKNOWN
    }

    boolean is(State other) {
        return state == other;
    }
}
