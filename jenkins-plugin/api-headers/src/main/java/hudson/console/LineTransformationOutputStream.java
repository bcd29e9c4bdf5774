package hudson.console;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that is handled line by line. */
public abstract class LineTransformationOutputStream extends OutputStream {
    protected abstract void eol(byte[] line, int length) throws IOException;

    @Override
    public void write(int b) throws IOException {
        throw new UnsupportedOperationException("a declaration only");
    }

    /** A stream of lines that has another behind it. */
    public abstract static class Delegating extends LineTransformationOutputStream {
        protected final OutputStream out;

        protected Delegating(OutputStream out) {
            this.out = out;
        }
    }
}
