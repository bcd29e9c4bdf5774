package io.hypershift.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private final Problem zone = Problem.of(
                    "base-domain-zone-missing", "no zone \"{}\" ({})", "x.org", Parameter.BASE_DOMAIN)
            .because("Ingress writes into it.")
            .remedy("Give another {}.", Parameter.BASE_DOMAIN);

    @Test
    void tells_symptom_cause_and_remedy_on_lines_of_their_own() {
        assertThat(zone.in(Words.PLAIN))
                .isEqualTo("no zone \"x.org\" (baseDomain)\n  Ingress writes into it.\n  Give another baseDomain.");
    }

    @Test
    void leaves_out_what_is_not_known() {
        assertThat(Problem.of("c", "only this").in(Words.PLAIN)).isEqualTo("only this");
        assertThat(Problem.of("c", "this").remedy("do that").in(Words.PLAIN)).isEqualTo("this\n  do that");
    }

    @Test
    void indents_what_others_say_on_several_lines() {
        assertThat(Problem.of("c", "refused").because("{}", "first\nsecond").in(Words.PLAIN))
                .isEqualTo("refused\n  first\n  second");
    }

    @Test
    void an_exception_tells_all_its_problems_and_keeps_all_causes() {
        var first = new IOException("one");
        var second = new IOException("two");
        var thrown = new HyperShiftException(List.of(zone, Problem.of("other", "another")), List.of(first, second));

        assertThat(thrown).hasMessage(zone.in(Words.PLAIN) + "\nanother").hasCause(first);
        assertThat(thrown.getSuppressed()).containsExactly(second);
        assertThat(thrown.problems()).extracting(Problem::code).containsExactly("base-domain-zone-missing", "other");
        assertThat(thrown.has("other")).isTrue();
        assertThat(thrown.has("others")).isFalse();
        assertThat(thrown.has(null)).isFalse();
    }

    @Test
    void an_exception_can_be_told_in_the_words_of_a_front_end() {
        var shouting = new Words() {
            @Override
            public String operation(Operation operation) {
                return operation.name();
            }

            @Override
            public String parameter(Parameter parameter) {
                return parameter.name();
            }

            @Override
            public String parameter(Parameter parameter, String value) {
                return parameter.name() + value;
            }
        };

        assertThat(new HyperShiftException(zone).in(shouting))
                .contains("(BASE_DOMAIN)")
                .endsWith("Give another BASE_DOMAIN.");
    }

    @Test
    void no_problem_is_no_exception() {
        assertThatNoException().isThrownBy(() -> HyperShiftException.throwIfAny(List.of()));
        assertThatThrownBy(() -> HyperShiftException.throwIfAny(List.of(zone))).isInstanceOf(HyperShiftException.class);
    }
}
