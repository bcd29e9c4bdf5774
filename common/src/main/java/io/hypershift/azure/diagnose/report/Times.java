package io.hypershift.azure.diagnose.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a reader compares them: all in UTC. */
final class Times {
    private static final DateTimeFormatter FULL = formatter("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = formatter("MMM d");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");

    private Times() {}

    static String full(Instant at) {
        return FULL.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** With the day where it is another than that of the diagnosis. */
    static String near(Instant at, Instant diagnosed) {
        return DAY.format(at).equals(DAY.format(diagnosed))
                ? SECOND.format(at)
                : DAY.format(at) + " " + SECOND.format(at);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
