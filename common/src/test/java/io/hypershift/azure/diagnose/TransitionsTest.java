package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Transition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final String POOL = "NodePool clusters/pr-42";
    private static final Instant NOW = Instant.parse("2026-11-26T10:30:00Z");

    private static Transition ready(int minute, String status, String message) {
        return new Transition(NOW.minusSeconds(60L * (30 - minute)), POOL, "Ready", status, status, message);
    }

    private static List<Transition> joined(List<Transition> recorded, List<Transition> present) {
        return Transitions.joined(recorded, present, object -> object.equals(POOL), NOW);
    }

    @Test
    void what_both_tell_is_told_once_as_it_is_now_and_since_it_was_first_seen() {
        assertThat(joined(List.of(ready(5, "True", "old")), List.of(ready(6, "True", "new"))))
                .containsExactly(ready(5, "True", "new"));
    }

    @Test
    void a_condition_that_has_fallen_back_counts_as_it_is_now() {
        var recorded = List.of(ready(1, "False", ""), ready(5, "True", ""));

        assertThat(joined(recorded, List.of(ready(9, "False", "")))).last().isEqualTo(ready(9, "False", ""));
    }

    @Test
    void what_is_now_comes_last_though_the_clocks_differ() {
        assertThat(joined(List.of(ready(5, "True", "")), List.of(ready(4, "False", ""))))
                .last()
                .isEqualTo(ready(5, "False", ""));
    }

    @Test
    void a_condition_that_is_not_reported_any_more_is_gone() {
        assertThat(joined(List.of(ready(5, "False", "")), List.of()))
                .last()
                .isEqualTo(Transition.gone(NOW, POOL, "Ready"));
    }

    @Test
    void where_its_objects_could_not_be_read_a_condition_stays_as_it_was_recorded() {
        var recorded = List.of(ready(5, "False", ""));

        assertThat(Transitions.joined(recorded, List.of(), object -> false, NOW))
                .isEqualTo(recorded);
    }
}
