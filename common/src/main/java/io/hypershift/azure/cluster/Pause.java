package io.hypershift.azure.cluster;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** What {@code pausedUntil} may be: {@code true}, or a date as RFC 3339 has it. */
final class Pause {
    private Pause() {}

    static boolean isPause(String text) {
        return text.equals("true") || (text.length() <= 35 && isDate(text));
    }

    private static boolean isDate(String text) {
        try {
            return OffsetDateTime.parse(text).getSecond() >= 0
                    && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
