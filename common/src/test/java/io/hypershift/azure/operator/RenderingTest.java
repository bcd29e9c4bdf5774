package io.hypershift.azure.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.Contracts;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.manifest.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {

    @ParameterizedTest
    @CsvSource({"crds.yaml, 33", "resources.yaml, 19", "resources-external-dns.yaml, 24"})
    void what_the_cli_renders_is_read_whole(String file, int objects) throws IOException {
        var text = Files.readString(Contracts.file("cli-renders/operator/" + file));

        assertThat(RenderedManifest.parse(text, file))
                .hasSize(objects)
                .extracting(Manifest::name)
                .doesNotContain("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---\n", "Error: unknown flag --limit-crd-install"})
    void a_text_without_objects_is_refused(String text) {
        assertThatThrownBy(() -> RenderedManifest.parse(text, "the output of quay.io/a/b:1"))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("the output of quay.io/a/b:1");
    }

    @Test
    void a_text_that_is_neither_yaml_nor_json_is_told_with_its_line() {
        assertThatThrownBy(() -> RenderedManifest.parse("kind: A\nname: [\n", "operator.yaml"))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageStartingWith("operator.yaml is neither YAML nor JSON (line ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: A\nmetadata: {name: a}",
                "apiVersion: v1\nmetadata: {name: a}",
                "apiVersion: v1\nkind: A",
                "{\"apiVersion\": \"v1\", \"kind\": \"A\", \"metadata\": {}}"
            })
    void what_lacks_version_kind_or_name_is_no_object(String text) {
        assertThatThrownBy(() -> RenderedManifest.parse(text, "operator.yaml"))
                .isInstanceOf(HyperShiftException.class)
                .hasMessage("operator.yaml holds something that is no Kubernetes object:"
                        + " it lacks apiVersion, kind or name");
    }

    @Test
    void what_a_program_complains_about_around_its_manifest_is_passed_over() throws IOException {
        var log = """
                I1126 warning: something is old
                {"level":"error","ts":"2026-11-26","msg":"unable to load in-cluster config"}
                {"kind": "List", "apiVersion": "v1", "items": [
                  {"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "a"}}]}
                {"level":"info","msg":"done"}
                """;

        var stream = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
        assertThat(RenderedManifest.read(stream, "a log"))
                .extracting(Manifest::name)
                .containsExactly("a");
    }
}
