package io.hypershift.azure.lease;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The process that works on a cluster right now.
 *
 * @param identity {@code pid@host} of a JVM
 * @param duration how long its last sign of life counts
 */
public record Holder(String identity, Duration duration) {

    /** This process. */
    public static Holder thisProcess() {
        return new Holder(ManagementFactory.getRuntimeMXBean().getName(), Duration.ofSeconds(60));
    }
}
