package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseRequestTest {
    @TempDir
    Path directory;

    @Test
    void a_report_for_junit_goes_into_directories_that_may_still_have_to_be_made() {
        assertThat(problems(directory.resolve("target/junit/cluster.xml"))).isEmpty();
        assertThat(problems(Path.of("cluster.xml"))).isEmpty();
    }

    @Test
    void a_report_for_junit_cannot_be_a_directory_nor_lie_in_a_file() throws IOException {
        var file = Files.writeString(directory.resolve("pom.xml"), "");

        assertThat(problems(directory)).singleElement().asString().endsWith("it must name a file, and is a directory");
        assertThat(problems(file.resolve("junit.xml")))
                .singleElement()
                .asString()
                .endsWith("no file can be made there");
    }

    private List<String> problems(Path junitFile) {
        return new DiagnoseRequest(
                        new ClusterKey("clusters", "pr-42"),
                        directory.resolve("pr-42-diagnosis"),
                        Optional.of(junitFile),
                        Optional.empty(),
                        "hypershift",
                        Words.PLAIN)
                .validate().stream().map(it -> it.in(Words.PLAIN)).toList();
    }
}
