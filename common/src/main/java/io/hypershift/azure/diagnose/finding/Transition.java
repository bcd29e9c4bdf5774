package io.hypershift.azure.diagnose.finding;

import java.time.Instant;

/**
 * A condition that has come to a status.
 *
 * @param object such as {@code HostedCluster clusters/pr-42}
 * @param status {@code True}, {@code False}, {@code Unknown}, or {@code Gone} where it was known and is not reported any more
 */
public record Transition(Instant at, String object, String type, String status, String reason, String message) {
    private static final String GONE = "Gone";

    /** A condition that nothing tells of any more. */
    public static Transition gone(Instant at, String object, String type) {
        return new Transition(at, object, type, GONE, "NotReported", "");
    }

    public boolean isGone() {
        return status.equals(GONE);
    }

    /** The same at another time. */
    public Transition at(Instant other) {
        return new Transition(other, object, type, status, reason, message);
    }
}
