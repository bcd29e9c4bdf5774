package io.hypershift.azure.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {
    private final Checks checks = new Checks();

    @Test
    void reads_an_object() {
        var json = read(Source.text("{\"auths\": {}}", "environment PULL_SECRET"));

        assertThat(json).hasValueSatisfying(it -> assertThat(it.has("auths")).isTrue());
        assertThat(checks.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\": \"hunter22\"",
                "{\"password\": hunter22}",
                "hunter22",
                "{\"a\": 1} hunter22",
                "[\"hunter22\"]",
                "\"hunter22\"",
                "",
                "null"
            })
    void tells_what_is_broken_without_quoting_it(String text) {
        assertThat(read(Source.text(text, "environment PULL_SECRET"))).isEmpty();

        assertThat(checks.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("broken-json");
            assertThat(problem.in(Words.PLAIN))
                    .startsWith("pullSecretFile: environment PULL_SECRET is no JSON object")
                    .doesNotContain("hunter22");
        });
    }

    @Test
    void tells_where_it_is_broken() {
        assertThat(read(Source.text("{\n  \"a\": oops\n}", "x"))).isEmpty();

        assertThat(checks.problems().get(0).in(Words.PLAIN)).contains("(line 2, column ");
    }

    @Test
    void a_file_that_is_missing_is_one_more_problem() {
        assertThat(read(Source.file(Path.of("/no/such/pull-secret.json")))).isEmpty();
        assertThat(read(Source.none())).isEmpty();

        assertThat(checks.problems())
                .extracting(problem -> problem.in(Words.PLAIN))
                .containsExactly(
                        "pullSecretFile: /no/such/pull-secret.json does not exist\n"
                                + "  Name a text file that is there and can be read.",
                        "pullSecretFile is not given\n  Give it: pullSecretFile=...");
    }

    private java.util.Optional<com.fasterxml.jackson.databind.node.ObjectNode> read(Source source) {
        return JsonInput.object(Parameter.PULL_SECRET_FILE, source, checks);
    }
}
