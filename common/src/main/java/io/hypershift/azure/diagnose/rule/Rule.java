package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for one fact about the world.
 *
 * @param code the finding's
 * @param explains the codes of findings that follow from this one
 */
record Rule(String code, Set<String> explains, Function<Evidence, Optional<Finding>> look) {

    static Rule of(String code, Function<Evidence, Optional<Finding>> look, String... explains) {
        return new Rule(code, Set.of(explains), look);
    }
}
