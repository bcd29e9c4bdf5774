package io.hypershift.azure.sandbox.hypershift.render;

import java.util.LinkedHashSet;
import java.util.Set;

/** Problems that are told together, each of them once, as Go's aggregate of errors does. */
final class Problems {
    private final Set<String> texts = new LinkedHashSet<>();

    void add(String text) {
        texts.add(text);
    }

    void addIf(boolean isProblem, String text) {
        if (isProblem) {
            add(text);
        }
    }

    void refuseIfAny() {
        if (!texts.isEmpty()) {
            var together = String.join(", ", texts);
            throw new RefusedException(texts.size() == 1 ? together : "[" + together + "]");
        }
    }
}
