package io.hypershift.azure.sensitive;

import io.hypershift.azure.sensitive.Spans.Reach;

/** What a secret consists of, and so where it ends. */
enum Run {
    TOKEN {
        @Override
        int end(byte[] text, int from, int length) {
            return Ascii.end(text, from, length, Ascii.TOKEN);
        }
    },
    BASE64 {
        @Override
        int end(byte[] text, int from, int length) {
            return Ascii.end(text, from, length, Ascii.BASE64);
        }
    },
    /** A value without quotes. */
    WORD {
        @Override
        int end(byte[] text, int from, int length) {
            return Ascii.end(text, from, length, Ascii.WORD);
        }
    },
    /** A value in quotes, which may have quotes in it that a backslash stands before. */
    QUOTED {
        @Override
        int end(byte[] text, int from, int length) {
            var at = from;
            while (at < length && text[at] != '"' && text[at] != '\'' && text[at] != '\n') {
                at += text[at] == '\\' ? 2 : 1;
            }
            return Math.min(at, length);
        }
    },
    /** A value in quotes that are escaped themselves, since all of it stands in a text. */
    QUOTED_WITHIN {
        @Override
        int end(byte[] text, int from, int length) {
            var at = from;
            while (at < length && text[at] != '"' && text[at] != '\'' && text[at] != '\n' && text[at] != '\\') {
                at++;
            }
            return at;
        }
    },
    PEM {
        @Override
        int end(byte[] text, int from, int length) {
            return PemKeys.reach(text, from, length, true).end();
        }

        @Override
        Reach reach(byte[] text, int from, int length, boolean isLast) {
            return PemKeys.reach(text, from, length, isLast);
        }
    };

    abstract int end(byte[] text, int from, int length);

    Reach reach(byte[] text, int from, int length, boolean isLast) {
        var end = end(text, from, length);
        return new Reach(end, end == length && !isLast);
    }
}
