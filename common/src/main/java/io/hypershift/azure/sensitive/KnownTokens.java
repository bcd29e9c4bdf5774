package io.hypershift.azure.sensitive;

/** Secrets that are told by their own form, wherever they stand. */
final class KnownTokens {
    /** Shorter parts than this say nothing: {@code {"alg":1}}. */
    private static final int SHORTEST_PART = 8;

    private static final int AZURE_SECRET = 31;
    private static final int OAUTH_TOKEN = 32;
    private static final int GROUP = 5;
    private static final int GROUPS = 4;

    private KnownTokens() {}

    /** A JSON Web Token: header and payload are JSON objects, in base64url, and so begin alike. */
    static void jwt(byte[] text, int third, int length, boolean isLast, Spans found) {
        var start = third - 2;
        if (start < found.end() || !Ascii.matches(text, start, length, "ey") || !isBoundary(text, start)) {
            return;
        }
        var dot = Ascii.end(text, start, length, Ascii.BASE64_URL);
        var payload = dot + 1;
        if (dot - start < SHORTEST_PART
                || !(Ascii.matches(text, dot, length, ".ey") || Ascii.matches(text, dot, length, ".ew"))
                || Ascii.end(text, payload, length, Ascii.BASE64_URL) - payload < SHORTEST_PART) {
            return;
        }
        found.add(start, Run.TOKEN, text, payload, length, isLast);
    }

    /** What Azure generates for an application: {@code xxx8Q~} and more. */
    static void azureSecret(byte[] text, int tilde, int length, Spans found) {
        var start = tilde - 5;
        if (start < 0
                || text[tilde - 1] != 'Q'
                || (text[tilde - 2] != '8' && text[tilde - 2] != '7')
                || Ascii.end(text, start, tilde, Ascii.TOKEN) < tilde) {
            return;
        }
        var end = tilde + 1;
        while (end < length
                && (Ascii.is(text[end], Ascii.TOKEN) || text[end] == '~')
                && end - tilde <= 2 * AZURE_SECRET) {
            end++;
        }
        if (end - tilde - 1 >= AZURE_SECRET) {
            found.add(start, end);
        }
    }

    /** OpenShift's OAuth tokens. */
    static void oauthToken(byte[] text, int tilde, int length, boolean isLast, Spans found) {
        var start = tilde - "sha256".length();
        var end = Ascii.end(text, tilde + 1, length, Ascii.BASE64_URL);
        if (Ascii.matches(text, start, length, "sha256") && end - tilde > OAUTH_TOKEN) {
            found.add(start, Run.TOKEN, text, tilde + 1, length, isLast);
        }
    }

    /** Kubeadmin's password: groups of five with dashes between them, letters of both cases and digits. */
    static void kubeadminPassword(byte[] text, int dash, int length, Spans found) {
        var start = dash - GROUP;
        if (start < 0 || !isBoundary(text, start) || !isGroup(text, start, length)) {
            return;
        }
        var end = dash;
        var groups = 1;
        while (end < length && text[end] == '-' && isGroup(text, end + 1, length)) {
            end += 1 + GROUP;
            groups++;
        }
        var goesOn = end < length && Ascii.is(text[end], Ascii.BASE64_URL);
        if ((groups == GROUPS || groups == GROUPS + 1) && !goesOn && isMixed(text, start, end)) {
            found.add(start, end);
        }
    }

    private static boolean isGroup(byte[] text, int from, int length) {
        return from + GROUP <= length && Ascii.end(text, from, from + GROUP, Ascii.ALNUM) == from + GROUP;
    }

    private static boolean isMixed(byte[] text, int from, int to) {
        var hasLower = false;
        var hasUpper = false;
        var hasDigit = false;
        for (int i = from; i < to; i++) {
            hasLower |= Ascii.is(text[i], Ascii.LOWER);
            hasUpper |= Ascii.is(text[i], Ascii.UPPER);
            hasDigit |= Ascii.is(text[i], Ascii.DIGIT);
        }
        return hasLower && hasUpper && hasDigit;
    }

    /** Whether nothing stands before it that would be a part of it; what is escaped for a URL is none. */
    private static boolean isBoundary(byte[] text, int start) {
        return start == 0
                || !Ascii.is(text[start - 1], Ascii.BASE64_URL)
                || (start >= 3 && text[start - 3] == '%')
                || (start >= 2 && text[start - 2] == '\\');
    }
}
