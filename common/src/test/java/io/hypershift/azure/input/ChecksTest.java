package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final Checks checks = new Checks();

    @Test
    void collects_all_problems_each_naming_its_parameter() {
        checks.matches(Parameter.LOCATION, "East US", Names.LOCATION, Names.LOCATION_RULE);
        checks.given(Parameter.OWNER, " ");
        checks.holds(Parameter.ARCH, "mips", "amd64"::equals, "only amd64");
        checks.wrong(Parameter.TTL, "PT0S", "longer");

        assertThatThrownBy(checks::throwIfAny)
                .isInstanceOf(HyperShiftException.class)
                .hasMessage("""
                        location cannot be "East US": it must be a region's short name such as eastus
                        owner is not given
                          Give it: owner=...
                        arch cannot be "mips": only amd64
                        ttl cannot be "PT0S": longer""");
    }

    @Test
    void what_is_not_given_is_not_also_wrong() {
        checks.matches(Parameter.LOCATION, "", Names.LOCATION, Names.LOCATION_RULE);

        assertThat(checks.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("missing"));
    }

    @Test
    void what_is_right_is_no_problem() {
        checks.matches(Parameter.LOCATION, "eastus", Names.LOCATION, Names.LOCATION_RULE);
        checks.holds(Parameter.ARCH, "amd64", "amd64"::equals, "only amd64");

        assertThat(checks.given(Parameter.OWNER, "job#1")).isTrue();
        assertThat(checks.content(Parameter.PULL_SECRET_FILE, Source.text("{}", "here")))
                .contains("{}");
        assertThatNoException().isThrownBy(checks::throwIfAny);
    }

    @Test
    void a_source_that_cannot_be_read_is_a_problem_among_the_others() {
        assertThat(checks.content(
                        Parameter.SIGNING_KEY_FILE,
                        Source.file(java.nio.file.Path.of("/no/such/serviceaccount-signer"))))
                .isEmpty();
        assertThat(checks.content(Parameter.PULL_SECRET_FILE, Source.none())).isEmpty();

        assertThat(checks.problems())
                .extracting(problem -> problem.in(Words.PLAIN))
                .first()
                .isEqualTo("signingKeyFile: /no/such/serviceaccount-signer does not exist\n"
                        + "  create-foundation writes it; name where it lies now.");
        assertThat(checks.problems()).hasSize(2);
    }
}
