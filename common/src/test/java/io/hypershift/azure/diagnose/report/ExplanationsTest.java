package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationsTest {
    @Test
    void each_section_is_about_the_finding_that_its_heading_names() {
        var explanations = Explanations.of("""
                # Troubleshooting

                All of it.

                ## Pods

                ### no-room

                A pod waits, and `kubectl`
                tells so.

                Add nodes.

                ## Names

                ### no-zone

                It is gone.
                """);

        assertThat(explanations.about("no-room")).containsExactly("A pod waits, and kubectl tells so.", "Add nodes.");
        assertThat(explanations.about("no-zone")).containsExactly("It is gone.");
        assertThat(explanations.about("else")).isEmpty();
    }

    @Test
    void those_of_the_document_are_at_hand_where_the_document_is_not() {
        assertThat(Explanations.packaged().about("cluster-paused"))
                .singleElement()
                .asString()
                .contains("spec.pausedUntil is set");
    }
}
