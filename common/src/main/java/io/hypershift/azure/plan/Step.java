package io.hypershift.azure.plan;

import java.util.List;

/**
 * A named piece of a plan: one resource, and the steps that must be done before it.
 *
 * @param <T> the value the step hands to those that depend on it
 */
public final class Step<T> {
    private final String name;
    private final Work<T> work;
    private final List<Step<?>> after;

    Step(String name, Work<T> work, List<Step<?>> after) {
        this.name = name;
        this.work = work;
        this.after = List.copyOf(after);
    }

    public String name() {
        return name;
    }

    Work<T> work() {
        return work;
    }

    List<Step<?>> after() {
        return after;
    }

    @Override
    public String toString() {
        return name;
    }
}
