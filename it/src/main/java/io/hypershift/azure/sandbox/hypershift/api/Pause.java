package io.hypershift.azure.sandbox.hypershift.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What {@code spec.pausedUntil} says: nothing, a boolean, or until when. What is neither is taken for no pause
 * (HyperShift 3ee9615, support/util/pausereconcile.go).
 */
public record Pause(String until) {
    private static final List<String> YES = List.of("1", "t", "T", "TRUE", "true", "True");
    private static final List<String> NO = List.of("0", "f", "F", "FALSE", "false", "False");

    public static Pause of(Resource resource) {
        return new Pause(resource.text("/spec/pausedUntil"));
    }

    public boolean isActive() {
        if (YES.contains(until)) {
            return true;
        }
        try {
            return isTime() && OffsetDateTime.parse(until).toInstant().isAfter(Instant.now());
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The condition that tells of it.
     *
     * @param goodReason its reason while nothing is paused
     */
    public Condition condition(String goodReason) {
        var type = "ReconciliationActive";
        if (isActive()) {
            var message = YES.contains(until)
                    ? "Reconciliation paused until field removed"
                    : "Reconciliation paused until: " + until;
            return Condition.isFalse(type, "ReconciliationPaused", message);
        }
        return isInvalid()
                ? Condition.isTrue(type, "InvalidPausedUntilValue", "Invalid value provided for PausedUntil field")
                : Condition.isTrue(type, goodReason, "Reconciliation active on resource");
    }

    private boolean isInvalid() {
        if (!isTime()) {
            return false;
        }
        try {
            OffsetDateTime.parse(until);
            return false;
        } catch (DateTimeException e) {
            return true;
        }
    }

    private boolean isTime() {
        return !until.isEmpty() && !YES.contains(until) && !NO.contains(until);
    }
}
