package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Two things at once are broken of a cluster, and neither hides the other. */
@Tag("faults")
class TwoFaultsIT {
    private static final List<TwoFaults> FAULTS = TwoFaults.all();

    private static Catalogue catalogue;

    @BeforeAll
    static void begin() {
        catalogue = Catalogue.begin(
                "two-faults", FAULTS.stream().map(TwoFaults::scenario).toList());
    }

    @AfterAll
    static void close() {
        catalogue.close();
    }

    @TestFactory
    Stream<DynamicTest> both_are_named_the_more_certain_first() {
        return FAULTS.stream()
                .map(it -> DynamicTest.dynamicTest(it.scenario() + " and " + it.other(), () -> check(it)));
    }

    private static void check(TwoFaults faults) {
        var outcome = catalogue.outcome(faults.scenario());
        assertThat(outcome.codes().stream().limit(2))
                .as(outcome.codes().toString())
                .containsExactlyInAnyOrder(faults.scenario().code(), faults.other());
        assertThat(outcome.diagnosis().map(Diagnosis::findings).orElse(List.of()))
                .isSortedAccordingTo(Comparator.comparing(Finding::certainty));
    }
}
