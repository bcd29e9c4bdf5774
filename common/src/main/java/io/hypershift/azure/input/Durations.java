package io.hypershift.azure.input;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 4h}, {@code 90m}, {@code 45m30s}, or in ISO 8601 ({@code PT4H}). */
public final class Durations {
    public static final String RULE = "it must be a duration such as 4h, 90m or 45m30s";

    private static final Pattern FORM = Pattern.compile("(?=.)(\\d{1,6}d)?(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?");

    /** What is longer is a slip, and could not be added to a date. */
    private static final Duration LONGEST = Duration.ofDays(999_999);

    private Durations() {}

    /** Empty when the text is no duration. */
    public static Optional<Duration> parse(String text) {
        var match = FORM.matcher(text);
        if (match.matches()) {
            return Optional.of(Duration.ofDays(number(match.group(1)))
                    .plusHours(number(match.group(2)))
                    .plusMinutes(number(match.group(3)))
                    .plusSeconds(number(match.group(4))));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(it -> it.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String withUnit) {
        return withUnit == null ? 0 : Long.parseLong(withUnit.substring(0, withUnit.length() - 1));
    }
}
