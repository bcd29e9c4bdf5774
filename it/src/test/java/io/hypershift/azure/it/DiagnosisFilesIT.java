package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.diagnose.DiagnoseRequest;
import io.hypershift.azure.diagnose.DiagnosisLines;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a diagnosis writes and tells: all that can be written, and no secret, known or not, wherever one lay. */
class DiagnosisFilesIT {
    private static final long SEED = 20261126;

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("diagnosis-files", new Latency(0));
        product.create("leaky", Duration.ofMinutes(3));
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void no_secret_is_in_report_json_junit_archive_or_console() throws IOException {
        var planted = new PlantedSecrets(SEED);
        planted.plant(product.sandbox(), "leaky");
        var directory = product.directory().resolve("diagnosis");
        var junit = directory.resolve("junit.xml");

        var report = diagnose(directory, junit);

        var texts = new ArrayList<String>();
        texts.add(String.join("\n", DiagnosisLines.of(report.diagnosis(), Words.PLAIN, Optional.empty())));
        texts.add(report.diagnosis().toString());
        for (var name : List.of("report.html", "findings.json", "junit.xml")) {
            texts.add(Files.readString(directory.resolve(name)));
        }
        var archive =
                GatheredArchive.read(directory.resolve("must-gather.tar.gz")).all();
        texts.add(archive);
        assertThat(archive).contains("left-behind", "chatty", "client_secret=********");
        var known = KnownSecrets.of(product.sandbox());
        for (var text : texts) {
            assertThat(planted.forms().filter(text::contains).toList()).isEmpty();
            assertThat(known.in(text)).isEmpty();
        }
        assertThat(report.files()).allSatisfy(DiagnosisFilesIT::isPrivate);
    }

    @Test
    void a_report_for_junit_that_cannot_be_written_costs_nothing_else() {
        var directory = product.directory().resolve("no-junit");

        var report = diagnose(directory, product.directory());

        assertThat(report.diagnosis().gaps()).extracting(Gap::what).contains("report for JUnit");
        assertThat(report.files())
                .contains(directory.resolve("report.html"), directory.resolve("must-gather.tar.gz"))
                .doesNotContain(product.directory());
    }

    private static DiagnosisReport diagnose(Path directory, Path junit) {
        var request = new DiagnoseRequest(
                new ClusterKey("clusters", "leaky"),
                directory,
                Optional.of(junit),
                Optional.empty(),
                "hypershift",
                Words.PLAIN);
        return product.hypershift().diagnoses().diagnose(request, new Cancellation());
    }

    private static void isPrivate(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as(file.toString())
                .isEqualTo("rw-------");
    }
}
