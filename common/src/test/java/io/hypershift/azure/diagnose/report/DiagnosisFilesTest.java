package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.diagnose.SampleDiagnosis;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisFilesTest {
    @TempDir
    private Path directory;

    @Test
    void the_report_comes_first_and_only_their_owner_reads_the_files() throws IOException {
        var junit = directory.resolve("junit").resolve("TEST-hypershift.xml");
        var files = new DiagnosisFiles(Words.PLAIN, UnaryOperator.identity(), UnaryOperator.identity());
        var sample = SampleDiagnosis.explained().diagnosis();
        var written = files.write(sample, directory);
        files.writeForJUnit(sample, junit);
        assertThat(written)
                .containsExactly(
                        directory.resolve("report.html"),
                        directory.resolve("report.css"),
                        directory.resolve("findings.json"));
        for (var file : Stream.concat(written.stream(), Stream.of(junit)).toList()) {
            assertThat(PrivateFile.isPrivate(file)).as(file.toString()).isTrue();
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void what_was_there_is_replaced() throws IOException {
        write(SampleDiagnosis.unwell().diagnosis(), new Redactor());
        write(SampleDiagnosis.well().diagnosis(), new Redactor());
        assertThat(directory.resolve("findings.json")).content().contains("\"well\" : true");
    }

    @Test
    void a_secret_is_in_no_file_wherever_it_stood_and_however_a_file_escapes_it() throws IOException {
        for (var secret : List.of("s3cr3t-value", "<p&ss\"w'rd\\>")) {
            var redactor = new Redactor();
            redactor.learn(Sensitive.of(secret));
            for (var file : write(SampleDiagnosis.full("it is " + secret + " here"), redactor)) {
                assertThat(file)
                        .content()
                        .doesNotContain(secret)
                        .doesNotContain("s3cr3t")
                        .doesNotContain("w'rd", "w&#39;rd");
                if (!file.toString().endsWith(".css")) {
                    assertThat(file).content().contains("it is ******** here");
                }
            }
        }
    }

    @Test
    void a_secret_of_several_lines_is_taken_out_of_a_log() throws IOException {
        var redactor = new Redactor();
        redactor.learn(Sensitive.of("first-half\nsecond-half"));
        var sample = SampleDiagnosis.unwell().withLog(1, "first-half").diagnosis();
        var log =
                new io.hypershift.azure.diagnose.finding.LogExcerpt("log", List.of("first-half", "second-half", "end"));
        var picture = sample.picture();
        var files = write(
                new Diagnosis(
                        sample.cluster(),
                        sample.infraId(),
                        sample.at(),
                        sample.summary(),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        new io.hypershift.azure.diagnose.finding.Picture(
                                picture.api(), List.of(), List.of(), List.of(), List.of(log))),
                redactor);
        assertThat(files.get(0)).content().doesNotContain("second-half").contains("********\nend");
    }

    @Test
    void where_it_cannot_be_written_is_told() throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new DiagnosisFiles(Words.PLAIN, UnaryOperator.identity(), UnaryOperator.identity())
                        .write(SampleDiagnosis.well().diagnosis(), file.resolve("report")))
                .isInstanceOfSatisfying(
                        HyperShiftException.class,
                        it -> assertThat(it.has("report-not-written")).isTrue())
                .hasMessageContaining(
                        file.resolve("report").resolve("report.html").toString());
    }

    private List<Path> write(Diagnosis diagnosis, Redactor redactor) {
        var files = new DiagnosisFiles(Words.PLAIN, redactor::redact, redactor::redact);
        var junit = directory.resolve("junit.xml");
        files.writeForJUnit(diagnosis, junit);
        return Stream.concat(files.write(diagnosis, directory).stream(), Stream.of(junit))
                .toList();
    }
}
