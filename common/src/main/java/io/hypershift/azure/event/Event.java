package io.hypershift.azure.event;

import io.hypershift.azure.failure.Text;
import java.time.Duration;

/** Something that happened. Events of one operation come one at a time and in order. */
public sealed interface Event {

    /** What became of a step's resource. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        DELETED,
        ABSENT,
        WOULD_CREATE,
        WOULD_UPDATE,
        WOULD_DELETE
    }

    /** A plan begins; {@code steps} is how many it has. */
    record PlanStarted(String plan, int steps) implements Event {}

    /** A plan ended, {@code failed} of its steps having failed or not run. */
    record PlanFinished(String plan, int steps, int failed, Duration took) implements Event {}

    /** A step begins to look. */
    record StepStarted(String plan, String step) implements Event {}

    /** A step is tried again after {@code delay}, for a reason that passes by itself. */
    record StepRetrying(String plan, String step, String reason, Duration delay) implements Event {}

    /**
     * A step is done.
     *
     * @param difference in what the resource was, or is, not as wanted; empty where it is not told
     */
    record StepFinished(String plan, String step, Outcome outcome, Duration took, String difference) implements Event {
        public StepFinished(String plan, String step, Outcome outcome, Duration took) {
            this(plan, step, outcome, took, "");
        }
    }

    /** A step failed for good. */
    record StepFailed(String plan, String step, String reason, Duration took) implements Event {}

    /** A step was not run, since one it depends on failed or the plan was cancelled. */
    record StepNotRun(String plan, String step, String reason) implements Event {}

    /** A condition of an object on the management cluster changed. */
    record ConditionChanged(String object, String type, String status, String reason, String message)
            implements Event {}

    /** A wait goes on: for what, since when, and what it is stuck at. */
    record Waiting(String subject, String what, Duration waited, String stuckAt) implements Event {}

    /** Something worth a line. */
    record Note(Text text) implements Event {}

    /** Something the user should act on, though the operation goes on. */
    record Warning(Text text) implements Event {}
}
