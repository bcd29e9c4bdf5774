package io.hypershift.azure.sensitive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what is written through it, of whatever length, in a window that slides over it: what is at the window's end is
 * held back until it is seen what comes after it, and a part of what is out already is kept for what stands before a secret.
 */
final class RedactingStream extends OutputStream {
    private static final int WINDOW = 128 * 1024;

    /** More than what a secret is recognised by: the name before it, or all of a token's header. */
    private static final int HELD = 16 * 1024;

    /** A secret's name, and what may stand between the two. */
    private static final int CONTEXT = 512;

    private static final byte[] PLACEHOLDER = Sensitive.PLACEHOLDER.getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final KnownForms known;
    private final SecretPatterns patterns;
    private final Spans found = new Spans();
    private final int held;
    private final byte[] window;
    private int length;

    /** How much of the window is out already. */
    private int seen;

    /** How far a secret reaches that is out already, as a placeholder. */
    private int covered;

    private @Nullable Run open;
    private int openAt;
    private boolean isClosed;

    /** @param expected the most that will be written, if that is less than a window */
    RedactingStream(OutputStream out, KnownForms known, int expected) {
        this.out = out;
        this.known = known;
        this.patterns = new SecretPatterns(known);
        this.held = Math.max(HELD, known.longest());
        this.window = new byte[Math.min(expected + 1, Math.max(WINDOW, 4 * held))];
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (int from = offset, left = count; left > 0; ) {
            var part = Math.min(left, window.length - length);
            System.arraycopy(bytes, from, window, length, part);
            length += part;
            from += part;
            left -= part;
            if (length == window.length) {
                slide(false);
            }
        }
    }

    /** Sends on what is out; what is held back stays. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            try (out) {
                slide(true);
            }
        }
    }

    private void slide(boolean isLast) throws IOException {
        find(isLast);
        var end = isLast ? length : length - held;
        send(end);
        open = covered >= found.openAt() ? found.open() : null; // not one that begins in what is held back
        var kept = Math.max(0, end - CONTEXT);
        System.arraycopy(window, kept, window, 0, length - kept);
        length -= kept;
        seen = end - kept;
        covered -= kept;
        openAt = found.openAt() - kept;
    }

    private void find(boolean isLast) {
        found.clear();
        if (covered > seen) {
            found.add(seen, covered);
        }
        if (open != null) {
            found.add(Math.min(covered, openAt), open, window, openAt, length, isLast);
        }
        patterns.find(window, length, isLast, found);
        known.find(window, length, found);
        found.join();
    }

    private void send(int end) throws IOException {
        var at = seen;
        var wasCovered = covered >= seen && covered > 0;
        covered = 0;
        for (int i = 0; i < found.size() && found.from(i) < end; i++) {
            var from = Math.max(found.from(i), seen);
            var to = found.to(i);
            if (to <= seen) {
                continue;
            }
            out.write(window, at, Math.max(0, from - at));
            if (!(wasCovered && from == seen)) {
                out.write(PLACEHOLDER);
            }
            at = Math.min(to, end);
            covered = to >= end ? to : 0;
        }
        out.write(window, at, Math.max(0, end - at));
    }
}
