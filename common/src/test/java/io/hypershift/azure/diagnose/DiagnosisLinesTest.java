package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisLinesTest {
    private static final Optional<Path> REPORT = Optional.of(Path.of("target", "report.html"));

    @Test
    void a_cluster_that_is_well_takes_two_lines() {
        assertThat(lines(SampleDiagnosis.well()))
                .containsExactly(
                        "cluster clusters/pr-42 (pr-42-x7k2p) is well: everything is as it should be",
                        "report: target/report.html");
    }

    @Test
    void a_finding_tells_its_cause_what_was_seen_and_what_to_do() {
        assertThat(lines(SampleDiagnosis.explained().without("role assignments", "forbidden")))
                .containsExactly(
                        "cluster clusters/pr-42 (pr-42-x7k2p) is not well: etcd is not available for 28m",
                        "certain: no StorageClass is the default",
                        "  etcd's volumes stay pending, so that it never has a quorum.",
                        "  PersistentVolumeClaim clusters-pr-42/data-etcd-0: no storage class is set",
                        "  StorageClasses of the management cluster: managed-csi (not the default)",
                        "  Make one the default, then run create-cluster with owner again.",
                        "  See https://example.com/docs/diagnoses#no-default-storage-class",
                        "not looked at: role assignments: forbidden",
                        "report: target/report.html");
    }

    @Test
    void without_a_finding_the_most_telling_facts_stand_in() {
        assertThat(lines(SampleDiagnosis.unwell().telling("pod clusters-pr-42/etcd-0", "Pending")))
                .containsExactly(
                        "cluster clusters/pr-42 (pr-42-x7k2p) is not well: etcd is not available for 28m",
                        "No rule knows the cause. The most telling facts:",
                        "  pod clusters-pr-42/etcd-0: Pending",
                        "report: target/report.html");
    }

    @Test
    void a_failure_is_told_with_the_cause_its_remedy_and_where_the_report_is() {
        var diagnosis = SampleDiagnosis.explained().diagnosis();
        assertThat(DiagnosisLines.ofFailure(diagnosis, Words.PLAIN, "it was not ready", "target/report.html"))
                .containsExactly(
                        "Diagnosed as certain: no StorageClass is the default",
                        "Make one the default, then run create-cluster with owner again.",
                        "Report: target/report.html");
    }

    @Test
    void a_failure_that_names_the_cause_itself_is_told_with_the_report_alone() {
        var diagnosis = SampleDiagnosis.explained().diagnosis();
        var failure = "it goes no further: no StorageClass is the default";
        assertThat(DiagnosisLines.ofFailure(diagnosis, Words.PLAIN, failure, "target/report.html"))
                .containsExactly("Report: target/report.html");
    }

    @Test
    void more_findings_take_a_line_each_until_there_are_many() {
        var sample = SampleDiagnosis.explained();
        for (int i = 1; i <= 7; i++) {
            sample.with(SampleDiagnosis.finding(Certainty.POSSIBLE, "other", "other " + i));
        }
        assertThat(lines(sample))
                .containsSubsequence(
                        "possible: other 1", "possible: other 2", "possible: other 3", "and 4 more in the report");
    }

    @Test
    void they_are_never_more_than_20_nor_wider_than_a_console_and_the_remedy_is_among_them() {
        var sample = SampleDiagnosis.unwell().with(endless());
        for (int i = 0; i < 9; i++) {
            sample.with(SampleDiagnosis.finding(Certainty.POSSIBLE, "other", "very ".repeat(60)));
            sample.without("very ".repeat(60), "why");
        }
        assertThat(lines(sample))
                .hasSizeBetween(15, 20)
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(124))
                .anySatisfy(it -> assertThat(it).startsWith("  Mend it."));
    }

    @Test
    void what_cannot_be_broken_stays_whole() {
        var url = "https://example.com/" + "a".repeat(150);
        assertThat(lines(SampleDiagnosis.unwell().telling("log", "see " + url + " for more")))
                .contains("  log: see", "    " + url, "    for more");
    }

    @Test
    void nothing_of_others_moves_the_cursor_or_turns_the_text() {
        assertThat(lines(SampleDiagnosis.unwell()
                        .telling("log", "\u001b[31mred\u001b[0m \u0007 \u202eturned \u001b]0;title\u0007")))
                .contains("  log: red \ufffd \ufffdturned");
    }

    private static Finding endless() {
        return new Finding(
                "endless",
                Certainty.CERTAIN,
                Text.of("long ".repeat(100)),
                Text.of("because ".repeat(100)),
                Collections.nCopies(20, new Exhibit("log", "quote ".repeat(200))),
                Text.of("Mend it. " + "Then again. ".repeat(20)),
                "https://example.com/docs",
                List.of());
    }

    private static List<String> lines(SampleDiagnosis sample) {
        return DiagnosisLines.of(sample.diagnosis(), Words.PLAIN, REPORT);
    }
}
