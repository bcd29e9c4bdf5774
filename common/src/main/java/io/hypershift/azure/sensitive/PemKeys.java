package io.hypershift.azure.sensitive;

import io.hypershift.azure.sensitive.Spans.Reach;

/**
 * Private keys in PEM: over several lines, each with what a log or YAML puts before it, or in one line with escaped newlines; whole, or
 * with beginning or end cut off. Certificates and public keys stay.
 */
final class PemKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LONGEST_LABEL = 48;

    /** Longer lines than this are not what a key is wrapped into. */
    private static final int LONGEST_LINE = 4096;

    /** A line of a key that has lost its beginning is taken for one from this length on. */
    private static final int FULL_LINE = 32;

    private PemKeys() {}

    /** Looks whether a key begins, or ends, at a dash. */
    static void at(byte[] text, int at, int length, boolean isLast, Spans found) {
        var begun = label(text, at, length, BEGIN);
        if (begun > 0) {
            if (isFollowedByKey(text, begun, length)) {
                found.add(at, Run.PEM, text, begun, length, isLast);
            }
            return;
        }
        var ended = label(text, at, length, END);
        if (ended > 0 && at >= found.end()) {
            found.add(bodyBefore(text, at), ended);
        }
    }

    /** Not where somebody only tells what a key begins with. */
    private static boolean isFollowedByKey(byte[] text, int from, int length) {
        var at = from;
        while (at < length && (Ascii.isBlank(text[at]) || text[at] == '\\' || text[at] == '\r')) {
            at++;
        }
        return at == length
                || text[at] == '\n'
                || Ascii.end(text, at, length, Ascii.BASE64) - at >= FULL_LINE
                || encryptionHeader(text, at, length) > at
                || encryptionHeader(text, at + 1, length) > at + 1; // behind the n of an escaped newline
    }

    /** The place behind a marker of a private key; 0 where there is none. */
    private static int label(byte[] text, int at, int length, String marker) {
        if (!Ascii.matches(text, at, length, marker)) {
            return 0;
        }
        var label = at + marker.length();
        var end = label;
        while (end < length
                && end - label < LONGEST_LABEL
                && (Ascii.is(text[end], Ascii.UPPER | Ascii.DIGIT) || text[end] == ' ')) {
            end++;
        }
        var isPrivate = Ascii.string(text, label, end).contains("PRIVATE KEY");
        return isPrivate && Ascii.matches(text, end, length, DASHES) ? end + DASHES.length() : 0;
    }

    /** How far a key reaches from a place in it. */
    static Reach reach(byte[] text, int from, int length, boolean isLast) {
        var at = restOfLine(text, from, length);
        while (at < length && text[at] == '\n') {
            var start = at + 1;
            var end = Ascii.lineEnd(text, start, length);
            if (end == length && !isLast && end - start < LONGEST_LINE) {
                return new Reach(at, true);
            }
            var body = afterPrefix(text, start, end);
            var run = Ascii.end(text, body, end, Ascii.BASE64);
            var marker = label(text, run, length, END);
            if (marker > 0) {
                return new Reach(marker, false);
            }
            if (run < endOfContent(text, body, end) && encryptionHeader(text, body, end) == body) {
                return new Reach(at, false);
            }
            at = end;
        }
        return new Reach(at, at == length && !isLast);
    }

    /** Over what a key has in a line, newlines that are escaped included; behind its end marker where it has that. */
    private static int restOfLine(byte[] text, int from, int length) {
        var at = from;
        while (at < length) {
            var header = encryptionHeader(text, at, length);
            if (header > at) {
                at = header;
            } else if (isBody(text[at]) || text[at] == '\\' || Ascii.isBlank(text[at]) || text[at] == '\r') {
                at++;
            } else {
                var marker = label(text, at, length, END);
                return marker > 0 ? marker : at;
            }
        }
        return at;
    }

    /** Behind a line that OpenSSL's own format puts before an encrypted key. */
    private static int encryptionHeader(byte[] text, int at, int length) {
        if (Ascii.matches(text, at, length, "Proc-Type: 4,ENCRYPTED")) {
            return at + "Proc-Type: 4,ENCRYPTED".length();
        }
        if (Ascii.matches(text, at, length, "DEK-Info: ")) {
            var cipher = Ascii.end(text, at + "DEK-Info: ".length(), length, Ascii.NAME);
            return cipher < length && text[cipher] == ',' ? Ascii.end(text, cipher + 1, length, Ascii.ALNUM) : cipher;
        }
        return at;
    }

    private static boolean isBody(byte value) {
        return Ascii.is(value, Ascii.BASE64);
    }

    /** Without what programs put behind a line they quote. */
    private static int endOfContent(byte[] text, int from, int end) {
        var at = end;
        while (at > from && !isBody(text[at - 1]) && text[at - 1] != '-') {
            at--;
        }
        return at;
    }

    /** Behind indentation, a log's time, and what a container runtime writes after that. */
    private static int afterPrefix(byte[] text, int start, int end) {
        var at = Ascii.skipBlanks(text, start, end);
        if (at < end && Ascii.is(text[at], Ascii.DIGIT)) {
            var word = Ascii.end(text, at, end, Ascii.WORD);
            if (Ascii.string(text, at, word).indexOf(':') > 0) {
                at = Ascii.skipBlanks(text, word, end);
            }
        }
        if (Ascii.matches(text, at, end, "stdout F ") || Ascii.matches(text, at, end, "stderr F ")) {
            at = Ascii.skipBlanks(text, at + "stdout F ".length(), end);
        }
        return at;
    }

    /** Where the lines begin that belong to an end marker. */
    private static int bodyBefore(byte[] text, int marker) {
        var from = marker;
        while (from > 0 && (isBody(text[from - 1]) || text[from - 1] == '\\')) {
            from--;
        }
        var lineStart = lineStart(text, marker);
        var isAlone = afterPrefix(text, lineStart, marker) == marker;
        for (var line = isAlone ? lineStart : 0; line > 0; line = lineStart(text, line - 1)) {
            var start = lineStart(text, line - 1);
            var body = afterPrefix(text, start, line - 1);
            var content = endOfContent(text, body, line - 1);
            var isNext = line == lineStart;
            if (content == body
                    || Ascii.end(text, body, content, Ascii.BASE64) < content
                    || (!isNext && content - body < FULL_LINE)) {
                break;
            }
            from = start;
        }
        return from;
    }

    private static int lineStart(byte[] text, int at) {
        var start = at;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
