package io.hypershift.azure.azureapi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks once, at the first need, and remembers the answer: one list for all the steps that look into it. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T answer;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        var known = answer;
        if (known == null) {
            known = source.get();
            answer = known;
        }
        return known;
    }
}
