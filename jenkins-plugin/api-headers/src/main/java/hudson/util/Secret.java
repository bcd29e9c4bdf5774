package hudson.util;

import java.io.Serializable;

/** A text that is stored encrypted. */
public final class Secret implements Serializable {
    private Secret() {}

    public static Secret fromString(String text) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public String getPlainText() {
        throw new UnsupportedOperationException("a declaration only");
    }
}
