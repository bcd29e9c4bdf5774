package hudson.console;

import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;

/** Changes what goes into the log of a build. */
public abstract class ConsoleLogFilter {
    public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("a declaration only");
    }
}
