package io.hypershift.azure.sandbox.kubernetes.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with an object, and which broken rules an update did not touch (Kubernetes calls this ratcheting). */
public record Findings(List<FieldCause> causes, List<String> warnings) {
    static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        causes = List.copyOf(causes);
        warnings = List.copyOf(warnings);
    }

    static Findings of(List<FieldCause> causes) {
        return causes.isEmpty() ? NONE : new Findings(causes, List.of());
    }

    Findings and(Findings more) {
        return new Findings(concat(causes, more.causes), concat(warnings, more.warnings));
    }

    Findings forgiven() {
        List<String> all = new ArrayList<>(warnings);
        causes.forEach(cause -> all.add(cause.asWarning()));
        return new Findings(List.of(), all);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
