package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitFileTest {
    private static final String CONTENT = "<testsuites/>";

    @TempDir
    private Path directory;

    private Path workspace;

    @BeforeEach
    void prepare() throws IOException {
        workspace = Files.createDirectory(directory.resolve("workspace"));
    }

    @Test
    void it_is_written_below_the_workspace_and_again_over_itself() throws IOException {
        assertThat(write("reports/junit.xml")).isTrue();
        assertThat(write("reports/junit.xml")).isTrue();
        assertThat(workspace.resolve("reports/junit.xml")).hasContent(CONTENT);
    }

    @Test
    void a_workspace_that_nobody_has_used_yet_is_made() throws IOException {
        Files.delete(workspace);

        assertThat(write("junit.xml")).isTrue();
        assertThat(workspace.resolve("junit.xml")).hasContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../junit.xml", "a/../../junit.xml", "/junit.xml", "..", ".", "a\0b"})
    void a_path_that_leads_out_of_the_workspace_writes_nothing(String path) throws IOException {
        assertThat(write(path.startsWith("/") ? directory + path : path)).isFalse();
        try (var files = Files.walk(directory)) {
            assertThat(files).containsExactlyInAnyOrder(directory, workspace);
        }
    }

    @Test
    void a_link_leads_nowhere() throws IOException {
        var outside = Files.createDirectory(directory.resolve("outside"));
        var secret = Files.writeString(outside.resolve("file"), "as it was");
        Files.createSymbolicLink(workspace.resolve("folder"), outside);
        Files.createSymbolicLink(workspace.resolve("link.xml"), secret);

        assertThat(write("folder/junit.xml")).isFalse();
        assertThat(write("folder/new/junit.xml")).isFalse();
        assertThat(write("link.xml")).isTrue();

        try (var files = Files.list(outside)) {
            assertThat(files).containsExactly(secret);
        }
        assertThat(secret).hasContent("as it was");
        assertThat(workspace.resolve("link.xml")).isRegularFile().hasContent(CONTENT);
    }

    private boolean write(String path) throws IOException {
        return new JUnitFile(path, CONTENT).writeInto(workspace);
    }
}
