package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayList;
import java.util.List;

/** Text as Go's library writes and reads it. */
final class GoText {
    private GoText() {}

    /** The text as {@code %q} prints it. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The fields of one line of CSV; none of an empty one. */
    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        if (line.isEmpty()) {
            return fields;
        }
        int start = 0;
        while (start <= line.length()) {
            int end = line.startsWith("\"", start) ? endOfQuoted(line, start) : endOfBare(line, start);
            fields.add(unquoted(line.substring(start, end)));
            start = end + 1;
        }
        return fields;
    }

    private static int endOfBare(String line, int start) {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        int quote = line.substring(0, end).indexOf('"', start);
        if (quote >= 0) {
            throw malformed(quote, "bare \" in non-quoted-field");
        }
        return end;
    }

    private static int endOfQuoted(String line, int start) {
        int quote = line.indexOf('"', start + 1);
        while (quote >= 0 && line.startsWith("\"\"", quote)) {
            quote = line.indexOf('"', quote + 2);
        }
        if (quote < 0) {
            throw malformed(line.length(), "extraneous or missing \" in quoted-field");
        }
        int end = quote + 1;
        if (end < line.length() && line.charAt(end) != ',') {
            throw malformed(quote, "extraneous or missing \" in quoted-field");
        }
        return end;
    }

    private static IllegalArgumentException malformed(int at, String problem) {
        return new IllegalArgumentException("parse error on line 1, column " + (at + 1) + ": " + problem);
    }

    private static String unquoted(String field) {
        return field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
