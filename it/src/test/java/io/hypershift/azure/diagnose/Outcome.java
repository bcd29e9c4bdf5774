package io.hypershift.azure.diagnose;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of a scenario.
 *
 * @param diagnosis what was found
 * @param problem why it did not come to that
 */
record Outcome(Scenario scenario, Optional<Diagnosis> diagnosis, Optional<Throwable> problem) {

    List<String> codes() {
        return diagnosis.map(Diagnosis::findings).orElse(List.of()).stream()
                .map(Finding::code)
                .toList();
    }

    /** The code of the first finding. */
    String first() {
        return codes().stream().findFirst().orElse(problem.isPresent() ? "not diagnosed" : "nothing found");
    }
}
