package io.hypershift.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.failure.Text.Setting;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final Words MAVEN = new Words() {
        @Override
        public String operation(Operation operation) {
            return "mvn hypershift-azure:" + operation.verb();
        }

        @Override
        public String parameter(Parameter parameter) {
            return "-Dhypershift." + parameter.camelCase();
        }

        @Override
        public String parameter(Parameter parameter, String value) {
            return parameter(parameter) + "=" + value;
        }
    };

    private final Text remedy = Text.of(
            "Run {} with {}, or leave {} out.",
            Operation.CREATE_CLUSTER,
            new Setting(Parameter.BASE_DOMAIN, "example.com"),
            Parameter.INFRA_ID);

    @Test
    void is_told_in_the_words_of_a_front_end() {
        assertThat(remedy.in(MAVEN))
                .isEqualTo("Run mvn hypershift-azure:create-cluster with -Dhypershift.baseDomain=example.com,"
                        + " or leave -Dhypershift.infraId out.");
    }

    @Test
    void is_told_by_plain_names_where_no_front_end_is_known() {
        assertThat(remedy.in(Words.PLAIN))
                .isEqualTo("Run create-cluster with baseDomain=example.com, or leave infraId out.");
    }

    @Test
    void fills_its_holes_in_order_and_keeps_the_rest() {
        assertThat(Text.of("{} of {}", 2, "three").in(Words.PLAIN)).isEqualTo("2 of three");
        assertThat(Text.of("no hole").in(Words.PLAIN)).isEqualTo("no hole");
        assertThat(Text.of("{}", Text.of("a {} within", Parameter.TTL)).in(MAVEN))
                .isEqualTo("a -Dhypershift.ttl within");
    }

    @Test
    void what_fills_a_hole_may_look_like_one() {
        assertThat(Text.of("{} and {}", "{}", "{} {}").in(Words.PLAIN)).isEqualTo("{} and {} {}");
    }

    @Test
    void more_parts_than_holes_are_a_mistake() {
        var text = Text.of("one {}", 1, 2);

        assertThatThrownBy(() -> text.in(Words.PLAIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one {}");
    }

    @Test
    void nothing_is_empty() {
        assertThat(Text.NONE.isEmpty()).isTrue();
        assertThat(Text.NONE.in(MAVEN)).isEmpty();
        assertThat(Text.of("x").isEmpty()).isFalse();
    }
}
