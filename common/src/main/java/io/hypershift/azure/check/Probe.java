package io.hypershift.azure.check;

import java.util.List;
import java.util.function.Function;

/** A check that is to be made. */
public final class Probe<T> {
    private final String name;
    private final Function<Answers, Finding<T>> work;
    private final List<Probe<?>> after;

    Probe(String name, Function<Answers, Finding<T>> work, List<Probe<?>> after) {
        this.name = name;
        this.work = work;
        this.after = List.copyOf(after);
    }

    String name() {
        return name;
    }

    List<Probe<?>> after() {
        return after;
    }

    Finding<T> make(Answers answers) {
        return work.apply(answers);
    }
}
