package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.cluster.ReapReport.Entry;
import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReapTableTest {
    private final ReapReport report = new ReapReport(List.of(
            entry("cluster clusters/a", Outcome.DELETED, ""),
            entry("cluster clusters/bcd", Outcome.LEFT, "it was extended meanwhile"),
            entry("cluster clusters/e", Outcome.FAILED, "cannot delete\nits group")));

    @Test
    void tells_what_became_of_each_and_the_sum() {
        assertThat(ReapTable.lines(report, Words.PLAIN))
                .containsExactly(
                        "WHAT                   INFRA ID   OWNER   WHY       RESULT",
                        "cluster clusters/a     x-12345    me      expired   deleted",
                        "cluster clusters/bcd   x-12345    me      expired   left: it was extended meanwhile",
                        "cluster clusters/e     x-12345    me      expired   failed: cannot delete",
                        "1 deleted, 1 left, 1 failed");
    }

    @Test
    void says_when_nothing_is_abandoned() {
        assertThat(ReapTable.lines(new ReapReport(List.of()), Words.PLAIN)).containsExactly("nothing is abandoned");
    }

    @Test
    void what_could_not_be_removed_is_a_failure() {
        assertThatThrownBy(report::orThrow)
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("1 of 3 abandoned are still there");
    }

    private static Entry entry(String what, Outcome outcome, String note) {
        return new Entry(what, "x-12345", "me", Text.of("expired"), outcome, Text.of(note));
    }
}
