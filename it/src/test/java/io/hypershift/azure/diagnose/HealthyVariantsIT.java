package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Where nothing is wrong nothing is found. */
@Tag("faults")
class HealthyVariantsIT {
    private static final List<Scenario> VARIANTS = FaultCatalogue.wanted(HealthyVariants.all());

    private static Catalogue catalogue;

    @BeforeAll
    static void begin() {
        catalogue = Catalogue.begin("healthy", VARIANTS);
    }

    @AfterAll
    static void close() {
        catalogue.close();
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_found() {
        return VARIANTS.stream().map(it -> DynamicTest.dynamicTest(it.name(), () -> check(it)));
    }

    private static void check(Scenario variant) {
        var outcome = catalogue.outcome(variant);
        outcome.problem().ifPresent(it -> {
            throw new AssertionError(variant.toString(), it);
        });
        assertThat(outcome.codes()).isEmpty();
        assertThat(outcome.first()).isEqualTo(variant.code());
    }
}
