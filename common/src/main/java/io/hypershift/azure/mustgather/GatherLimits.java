package io.hypershift.azure.mustgather;

import java.time.Duration;

/**
 * How much is gathered at most.
 *
 * @param bytesPerLog of a longer log the end is kept
 * @param bytesInAll of all files before they are compressed; a file that no longer fits is left out
 * @param time what is not gathered by then is left out
 */
public record GatherLimits(long bytesPerLog, long bytesInAll, Duration time) {
    private static final long MEBIBYTE = 1 << 20;

    public static final GatherLimits USUAL = new GatherLimits(20 * MEBIBYTE, 512 * MEBIBYTE, Duration.ofMinutes(10));
}
