package io.hypershift.azure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks, and which of them build on which. */
public final class Checklist {
    private final List<Probe<?>> probes = new ArrayList<>();

    /**
     * Adds a check.
     *
     * @param name what is looked at
     * @param after the checks it builds on, those whose values it asks for among them: it is made after them, and not at all
     *     when one of them has failed
     */
    public <T> Probe<T> add(String name, Function<Answers, Finding<T>> work, Probe<?>... after) {
        var probe = new Probe<>(name, work, List.of(after));
        probes.add(probe);
        return probe;
    }

    /** Adds a check that needs to know nothing of others. */
    public <T> Probe<T> add(String name, Supplier<Finding<T>> work, Probe<?>... after) {
        return add(name, answers -> work.get(), after);
    }

    List<Probe<?>> probes() {
        return List.copyOf(probes);
    }
}
