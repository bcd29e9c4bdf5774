package io.hypershift.azure.diagnose.report;

import java.util.regex.Pattern;

/**
 * Texts of others, such as logs, without what terminals obey, XML has no place for, or readers are deceived by: escape sequences,
 * control characters, halves of characters, and marks that turn the direction of what comes after them.
 */
public final class Printable {
    private static final Pattern ESCAPE_SEQUENCE =
            Pattern.compile("\u001b(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?)");
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    public static String of(String text) {
        return ESCAPE_SEQUENCE
                .matcher(text.replace("\r\n", "\n"))
                .replaceAll("")
                .codePoints()
                .map(it -> isPrintable(it) ? it : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A text's beginning, with dots where it goes on. */
    static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + " ...";
    }

    private static boolean isPrintable(int point) {
        return point == '\n'
                || point == '\t'
                || !(Character.isISOControl(point)
                        || isDirectionMark(point)
                        || Character.getType(point) == Character.SURROGATE
                        || (point & 0xFFFE) == 0xFFFE
                        || (point >= 0xFDD0 && point <= 0xFDEF));
    }

    /** Embeddings, overrides and isolates of Unicode's bidirectional algorithm. */
    private static boolean isDirectionMark(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
