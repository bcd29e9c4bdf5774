package io.hypershift.azure.sensitive;

import java.util.Locale;
import java.util.Set;

/**
 * Values whose names tell that they are secret, in JSON (escaped as often as may be), YAML, URL-encoded forms, headers or
 * {@code key=value}.
 */
final class NamedSecrets {
    private static final int LONGEST_NAME = 64;

    /** Names without what separates their words. */
    private static final Set<String> NAMES = Set.of(
            "token",
            "accesstoken",
            "idtoken",
            "refreshtoken",
            "bearertoken",
            "clientassertion",
            "clientkeydata",
            "passwd",
            "sharedaccesskey");

    private static final Set<String> ENDINGS = Set.of("password", "passwordhash", "clientsecret", "accountkey");

    private static final Set<String> SCHEMES = Set.of("bearer ", "basic ", "sharedkey ", "sharedkeylite ");

    private static final Set<String> HARMLESS =
            Set.of("true", "false", "null", "none", "nil", "~", "undefined", "string", "<nil>");

    /** A word of a sentence is shorter than this, or has letters of one kind. */
    private static final int SHORTEST_IN_SENTENCE = 8;

    private static final int LONGEST_IN_SENTENCE = 256;
    private static final int SHORTEST_SIGNATURE = 16;
    private static final int LONGEST_QUERY = 1024;

    private NamedSecrets() {}

    /** Looks at a colon or an equals sign, whether a secret's name stands before it. */
    static void at(byte[] text, int at, int length, boolean isLast, Spans found) {
        if (text[at] == ':' && Ascii.matches(text, at + 1, length, "//")) {
            passwordOfUrl(text, at + 3, length, found);
            return;
        }
        var end = at;
        while (end > 0 && (Ascii.isBlank(text[end - 1]) || isQuote(text[end - 1]) || text[end - 1] == '\\')) {
            end--;
        }
        if (end < 3 || !mayEndName(text, end)) {
            return;
        }
        var start = end;
        while (start > 0 && end - start < LONGEST_NAME && Ascii.is(text[start - 1], Ascii.NAME)) {
            start--;
        }
        var name = Ascii.string(text, start, end).toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        if (name.endsWith("sig") && text[at] == '=') {
            signature(text, start, at + 1, length, isLast, found);
        } else if (name.endsWith("authorization")) {
            header(text, at + 1, length, isLast, found);
        } else if (NAMES.contains(name) || ENDINGS.stream().anyMatch(name::endsWith) || name.equals("auth")) {
            value(text, start, at, length, isLast, found, name.equals("auth"));
        }
    }

    /** What most names are ruled out by: the last two letters. */
    private static boolean mayEndName(byte[] text, int end) {
        return switch ((Ascii.lower(text[end - 2]) << 8) | Ascii.lower(text[end - 1])) {
            case ('r' << 8) | 'd', ('w' << 8) | 'd' -> true; // password, passwd
            case ('e' << 8) | 'n', ('o' << 8) | 'n' -> true; // token, assertion, authorization
            case ('e' << 8) | 't', ('t' << 8) | 'a' -> true; // secret, data
            case ('s' << 8) | 'h' -> true; // passwordHash
            case ('e' << 8) | 'y', ('i' << 8) | 'g', ('t' << 8) | 'h' -> true; // key, sig, auth
            default -> false;
        };
    }

    private static boolean isQuote(byte value) {
        return value == '"' || value == '\'';
    }

    private static void value(
            byte[] text, int name, int at, int length, boolean isLast, Spans found, boolean isRegistryLogin) {
        var from = text[at] == ':' || Ascii.isBlank(text[at - 1]) ? Ascii.skipBlanks(text, at + 1, length) : at + 1;
        var quote = from;
        while (quote < length && text[quote] == '\\') {
            quote++;
        }
        var isQuoted = quote < length && isQuote(text[quote]);
        var start = isQuoted ? quote + 1 : from;
        var run = !isQuoted ? Run.WORD : quote > from ? Run.QUOTED_WITHIN : Run.QUOTED;
        var end = run.end(text, start, length);
        if (end == start || isHarmless(Ascii.string(text, start, Math.min(end, start + LONGEST_IN_SENTENCE)))) {
            return;
        }
        if (isRegistryLogin) {
            if (isLogin(text, start, end)) {
                found.add(start, run, text, start, length, isLast);
            }
        } else if (isQuoted || text[at] == '=') {
            found.add(start, run, text, start, length, isLast);
        } else if (isAloneInLine(text, name, start, length)) {
            found.add(start, Ascii.lineEnd(text, start, length));
        } else if (looksSecret(text, start, end)) {
            found.add(start, run, text, start, length, isLast);
        }
    }

    private static boolean isHarmless(String value) {
        return HARMLESS.contains(value.toLowerCase(Locale.ROOT))
                || value.chars().allMatch(it -> it == '*')
                || value.startsWith("$(")
                || value.startsWith("${")
                || value.startsWith("{{")
                || (value.startsWith("<") && value.endsWith(">"));
    }

    /** A line of YAML: nothing but the name before the value, nothing but the value behind the name. */
    private static boolean isAloneInLine(byte[] text, int name, int start, int length) {
        var before = name;
        while (before > 0
                && (Ascii.isBlank(text[before - 1]) || isQuote(text[before - 1]) || text[before - 1] == '-')) {
            before--;
        }
        if (before > 0 && text[before - 1] != '\n') {
            return false;
        }
        var at = start;
        while (at < length && text[at] != '\n' && !Ascii.isBlank(text[at]) && at - start < LONGEST_IN_SENTENCE) {
            at++;
        }
        var isBlockOrAnchor = "|>&*{[".indexOf(text[start]) >= 0;
        return !isBlockOrAnchor && (at == length || text[at] == '\n');
    }

    /** Whether it is no word of a sentence. */
    private static boolean looksSecret(byte[] text, int start, int end) {
        if (end - start < SHORTEST_IN_SENTENCE || end - start > LONGEST_IN_SENTENCE) {
            return end - start > LONGEST_IN_SENTENCE;
        }
        var kinds = 0;
        for (int i = start; i < end; i++) {
            kinds |= Ascii.is(text[i], Ascii.DIGIT) ? Ascii.DIGIT : 0;
            kinds |= Ascii.is(text[i], Ascii.LOWER) ? Ascii.LOWER : 0;
            kinds |= Ascii.is(text[i], Ascii.UPPER) && i > start ? Ascii.UPPER : 0;
        }
        return Integer.bitCount(kinds) >= 2;
    }

    /** Whether it is name and password for a registry: both in base64, a colon between them. */
    private static boolean isLogin(byte[] text, int start, int end) {
        return Base64Text.decoded(text, start, Math.min(end, start + LONGEST_IN_SENTENCE))
                .filter(it -> Ascii.string(it, 0, it.length).contains(":"))
                .isPresent();
    }

    private static void header(byte[] text, int from, int length, boolean isLast, Spans found) {
        var at = from;
        while (at < length && (Ascii.isBlank(text[at]) || isQuote(text[at]) || text[at] == '\\' || text[at] == '[')) {
            at++;
        }
        for (var scheme : SCHEMES) {
            if (Ascii.matchesAnyCase(text, at, length, scheme)) {
                var value = Ascii.skipBlanks(text, at + scheme.length(), length);
                if (value < length && Ascii.is(text[value], Ascii.WORD) && text[value] != '*') {
                    found.add(value, Run.WORD, text, value, length, isLast);
                }
                return;
            }
        }
    }

    /** Of a shared access signature, whose other parameters stand beside it. */
    private static void signature(byte[] text, int name, int value, int length, boolean isLast, Spans found) {
        var end = Run.WORD.end(text, value, Math.min(length, value + LONGEST_QUERY));
        if (end - value < SHORTEST_SIGNATURE) {
            return;
        }
        var from = name;
        while (from > 0 && name - from < LONGEST_QUERY && text[from - 1] > ' ') {
            from--;
        }
        var to = end;
        while (to < length && to - end < LONGEST_QUERY && text[to] > ' ') {
            to++;
        }
        var query = Ascii.string(text, from, to);
        if (query.contains("se=") || query.contains("sv=")) {
            found.add(value, Run.WORD, text, value, length, isLast);
        }
    }

    private static void passwordOfUrl(byte[] text, int from, int length, Spans found) {
        var colon = from;
        while (colon < length && Ascii.is(text[colon], Ascii.NAME)) {
            colon++;
        }
        if (colon == from || colon == length || text[colon] != ':') {
            return;
        }
        var end = colon + 1;
        while (end < length
                && end - colon < LONGEST_IN_SENTENCE
                && text[end] > ' '
                && text[end] != '@'
                && text[end] != '/'
                && !isQuote(text[end])) {
            end++;
        }
        if (end < length && text[end] == '@' && end > colon + 1) {
            found.add(colon + 1, end);
        }
    }
}
