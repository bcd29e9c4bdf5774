package hudson;

import java.io.IOException;

/** A failure whose message tells all, so that no stack trace is shown. */
public class AbortException extends IOException {
    public AbortException(String message) {
        super(message);
    }
}
