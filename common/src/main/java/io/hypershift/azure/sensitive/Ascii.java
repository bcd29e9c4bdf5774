package io.hypershift.azure.sensitive;

import java.nio.charset.StandardCharsets;

/** Looks at texts as bytes: whatever is not ASCII is of no class. */
final class Ascii {
    static final int LOWER = 1;
    static final int UPPER = 2;
    static final int DIGIT = 4;
    static final int ALNUM = LOWER | UPPER | DIGIT;

    /** What base64 has besides letters and digits. */
    private static final int PLUS = 8;

    /** What base64url has besides letters and digits. */
    private static final int DASH = 16;

    private static final int DOT = 32;
    private static final int SPACE = 64;

    /** What ends a value that has no quotes around it. */
    private static final int END = 128;

    /** What base64 ends with. */
    private static final int PAD = 256;

    static final int BASE64_DIGIT = ALNUM | PLUS;
    static final int BASE64 = BASE64_DIGIT | PAD;
    static final int NAME = ALNUM | DASH | DOT;
    static final int TOKEN = NAME;
    static final int BASE64_URL = ALNUM | DASH;

    /** All but {@link #SPACE} and {@link #END}. */
    static final int WORD = -1;

    private static final short[] CLASSES = classes();

    private Ascii() {}

    private static short[] classes() {
        var classes = new short[256];
        fill(classes, "abcdefghijklmnopqrstuvwxyz", LOWER);
        fill(classes, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER);
        fill(classes, "0123456789", DIGIT);
        fill(classes, "+/", PLUS);
        fill(classes, "=", PAD);
        fill(classes, "-_", DASH);
        fill(classes, ".", DOT);
        fill(classes, " \t\r\n\0", SPACE | END);
        fill(classes, ",;&\"'`()[]{}<>\\", END);
        return classes;
    }

    private static void fill(short[] classes, String characters, int value) {
        characters.chars().forEach(it -> classes[it] |= (short) value);
    }

    static boolean is(byte value, int kind) {
        var own = CLASSES[value & 0xff];
        return kind == WORD ? (own & END) == 0 : (own & kind) != 0;
    }

    static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    /** Where a run of bytes of a kind ends. */
    static int end(byte[] text, int from, int length, int kind) {
        var at = from;
        while (at < length && is(text[at], kind)) {
            at++;
        }
        return at;
    }

    static int skipBlanks(byte[] text, int from, int length) {
        var at = from;
        while (at < length && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    /** Where the line that a place is in ends, without its newline. */
    static int lineEnd(byte[] text, int from, int length) {
        var at = from;
        while (at < length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    static boolean matches(byte[] text, int at, int length, String literal) {
        if (at < 0 || at + literal.length() > length) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (text[at + i] != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same whatever the case; the literal is in lower case. */
    static boolean matchesAnyCase(byte[] text, int at, int length, String literal) {
        if (at < 0 || at + literal.length() > length) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (lower(text[at + i]) != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int lower(byte value) {
        return is(value, UPPER) ? value + ('a' - 'A') : value;
    }

    static String string(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
