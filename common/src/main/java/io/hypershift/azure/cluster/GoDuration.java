package io.hypershift.azure.cluster;

import java.time.Duration;

/** A duration as Go writes it and HyperShift's objects hold it: {@code 0s}, {@code 10m0s}, {@code 1h0m0s}. */
final class GoDuration {
    private GoDuration() {}

    static String of(Duration duration) {
        var seconds = duration.toSecondsPart() + "s";
        if (duration.toMinutes() == 0) {
            return seconds;
        }
        return (duration.toHours() == 0 ? "" : duration.toHours() + "h") + duration.toMinutesPart() + "m" + seconds;
    }
}
