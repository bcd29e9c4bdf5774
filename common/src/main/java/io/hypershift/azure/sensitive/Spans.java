package io.hypershift.azure.sensitive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parts of a text that are to be taken out. They may overlap: what any of them covers is taken out. */
final class Spans {
    private long[] spans = new long[16];
    private int size;
    private int end;
    private @Nullable Run open;
    private int openAt;

    /** How far a secret reaches: whether it may go on where the text does not go on yet. */
    record Reach(int end, boolean isOpen) {}

    void add(int from, int to) {
        if (size == spans.length) {
            spans = Arrays.copyOf(spans, 2 * size);
        }
        spans[size++] = ((long) from << 32) | to;
        end = Math.max(end, to);
    }

    /** Adds what goes on, from a place in it, as far as a run does. */
    void add(int from, Run run, byte[] text, int at, int length, boolean isLast) {
        var reach = run.reach(text, at, length, isLast);
        add(from, reach.end());
        if (reach.isOpen()) {
            open = run;
            openAt = reach.end();
        }
    }

    /** Where what was found last, or furthest, ends. */
    int end() {
        return end;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** What goes on behind the text, if anything does. */
    @Nullable Run open() {
        return open;
    }

    /** Where that is to be gone on with. */
    int openAt() {
        return openAt;
    }

    /** Joins those that overlap or touch, in the order of the text. */
    void join() {
        Arrays.sort(spans, 0, size);
        var joined = 0;
        for (int i = 0; i < size; i++) {
            if (joined > 0 && from(i) <= to(joined - 1)) {
                spans[joined - 1] = ((long) from(joined - 1) << 32) | Math.max(to(joined - 1), to(i));
            } else {
                spans[joined++] = spans[i];
            }
        }
        size = joined;
    }

    int size() {
        return size;
    }

    int from(int index) {
        return (int) (spans[index] >>> 32);
    }

    int to(int index) {
        return (int) spans[index];
    }

    void clear() {
        size = 0;
        end = 0;
        open = null;
    }
}
