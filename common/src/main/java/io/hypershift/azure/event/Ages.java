package io.hypershift.azure.event;

import java.time.Duration;
import java.util.Locale;

/** Durations as a console shows them: {@code 0.3 s}, {@code 4m10s}, {@code 1h05m}. */
public final class Ages {
    private Ages() {}

    public static String of(Duration duration) {
        if (duration.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toHours() < 1) {
            return String.format(Locale.ROOT, "%dm%02ds", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%dh%02dm", duration.toHours(), duration.toMinutesPart());
    }
}
