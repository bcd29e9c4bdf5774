package io.hypershift.azure.sandbox.kubernetes.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made once, when it is first needed. */
final class Lazy<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
