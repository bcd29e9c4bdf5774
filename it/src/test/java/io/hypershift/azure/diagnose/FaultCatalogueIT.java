package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Whatever is broken of a cluster is the first thing that its diagnosis names. */
@Tag("faults")
class FaultCatalogueIT {
    private static final List<Scenario> SCENARIOS = FaultCatalogue.wanted(FaultCatalogue.whole());

    private static Catalogue catalogue;

    @BeforeAll
    static void begin() {
        catalogue = Catalogue.begin("faults", SCENARIOS);
    }

    @AfterAll
    static void tell() {
        new ConfusionTable(catalogue.outcomes()).lines().forEach(System.out::println);
        catalogue.close();
    }

    @TestFactory
    Stream<DynamicTest> the_first_finding_is_what_is_broken() {
        return SCENARIOS.stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> check(it)));
    }

    private static void check(Scenario scenario) {
        var outcome = catalogue.outcome(scenario);
        outcome.problem().ifPresent(it -> {
            throw new AssertionError(scenario.toString(), it);
        });
        assertThat(outcome.first()).as(outcome.codes().toString()).isEqualTo(scenario.code());
    }
}
