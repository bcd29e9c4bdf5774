package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void null_and_blanks_are_not_given() {
        assertThat(Arguments.or(null, "a")).isEqualTo("a");
        assertThat(Arguments.or(" ", "a")).isEqualTo("a");
        assertThat(Arguments.or(" b ", "a")).isEqualTo("b");
        assertThat(Arguments.optional("")).isEmpty();
    }

    @Test
    void pairs_stand_on_one_line_or_several() {
        assertThat(Arguments.pairs("team=ci, cost=42")).contains(Map.of("team", "ci", "cost", "42"));
        assertThat(Arguments.pairs("team=ci\ncost=a=b\n")).contains(Map.of("team", "ci", "cost", "a=b"));
        assertThat(Arguments.pairs(null)).contains(Map.of());
        assertThat(Arguments.pairs("team")).isEmpty();
    }
}
