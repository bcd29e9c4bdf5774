package io.hypershift.azure.sandbox.azure.arm;

import java.time.Duration;

/**
 * How long a type's writes and deletions take in Azure, and how a client learns of their end. The durations are medians of
 * public Terraform and deployment logs, where there are any.
 */
public record Pace(Duration write, Style writes, Duration delete, Style deletes) {

    /** What a client is told of an operation that lasts. */
    public enum Style {
        /** The answer comes when it is done. */
        WAITING,
        /** The resource at once, and {@code Azure-AsyncOperation} to poll. */
        OPERATION,
        /** 202 and {@code Location} to poll. */
        LOCATION
    }

    public static Pace waiting(double write, double delete) {
        return new Pace(seconds(write), Style.WAITING, seconds(delete), Style.WAITING);
    }

    public static Pace operation(double write, double delete) {
        return new Pace(seconds(write), Style.OPERATION, seconds(delete), Style.LOCATION);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
