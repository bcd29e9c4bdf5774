package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Endpoint;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.finding.Picture;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisFilesTest {
    private static final ClusterKey KEY = new ClusterKey("clusters", "pr-1");

    @TempDir
    private Path root;

    @Test
    void what_lies_in_the_clusters_folder_is_archived_under_our_name_and_nothing_else_is() {
        var files = new DiagnosisFiles(root, KEY);
        var request = files.request("hypershift", true, Words.PLAIN);
        var report = new DiagnosisReport(
                diagnosis(),
                List.of(
                        request.directory().resolve("report.html"),
                        request.directory().resolve("findings.json"),
                        request.junitFile().orElseThrow(),
                        root.resolve("elsewhere.txt")));

        assertThat(files.archived(report))
                .containsExactly(
                        Map.entry("hypershift/pr-1-diagnosis/report.html", "pr-1-diagnosis/report.html"),
                        Map.entry("hypershift/pr-1-diagnosis/findings.json", "pr-1-diagnosis/findings.json"));
    }

    @Test
    void the_events_are_those_of_the_step_that_made_the_cluster() {
        assertThat(new DiagnosisFiles(root, KEY)
                        .request("hypershift", false, Words.PLAIN)
                        .eventsFile())
                .contains(root.resolve("pr-1.events.jsonl"));
    }

    @Test
    void the_report_for_junit_is_made_and_read_where_it_is_wanted() throws IOException {
        var files = new DiagnosisFiles(root, KEY);
        assertThat(files.request("hypershift", false, Words.PLAIN).junitFile()).isEmpty();
        assertThat(files.readJUnit()).isEmpty();

        var file = files.request("hypershift", true, Words.PLAIN).junitFile().orElseThrow();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<testsuites/>");
        assertThat(files.readJUnit()).contains("<testsuites/>");
    }

    @Test
    void a_pipeline_gets_findings_as_texts_in_its_words_and_without_secrets() {
        var facts = FindingFacts.of(diagnosis(), Words.PLAIN, text -> text.replace("s3cret", "***"));
        assertThat(facts)
                .containsExactly(Map.of(
                        "code", "key",
                        "certainty", "likely",
                        "title", "another key, ***",
                        "cause", "",
                        "remedy", "Give signingKeyFile",
                        "link", "https://example.com/key"));
    }

    private static Diagnosis diagnosis() {
        var finding = new Finding(
                "key",
                Certainty.LIKELY,
                Text.of("another key, s3cret"),
                Text.NONE,
                List.of(),
                Text.of("Give {}", Parameter.SIGNING_KEY_FILE),
                "https://example.com/key",
                List.of());
        var picture = new Picture(new Endpoint("", false, ""), List.of(), List.of(), List.of(), List.of());
        return new Diagnosis(
                KEY, "", Instant.EPOCH, Text.of("not well"), false, List.of(finding), List.of(), List.of(), picture);
    }
}
