package io.hypershift.azure.plan;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A resource that is never there, so that every run of a plan puts it. */
record Absent(Supplier<String> putting, Function<RuntimeException, Optional<String>> passes)
        implements Resource<String> {

    static Absent put(Supplier<String> putting) {
        return new Absent(putting, failure -> Optional.empty());
    }

    @Override
    public Look<String> look(Values values) {
        return Look.absent();
    }

    @Override
    public String put(Values values, Look<String> found) {
        return putting.get();
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return passes.apply(failure);
    }
}
