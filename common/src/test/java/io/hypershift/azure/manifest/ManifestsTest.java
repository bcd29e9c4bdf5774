package io.hypershift.azure.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    @Test
    void reads_the_documents_of_a_yaml_text_in_order_and_passes_over_empty_ones() throws JsonProcessingException {
        var manifests = Manifests.parse("""
                # a comment alone
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: hypershift}
                ---
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: operator
                  namespace: hypershift
                ---
                """);

        assertThat(manifests)
                .extracting(Manifest::ref)
                .containsExactly(
                        new Ref("v1", "Namespace", "", "hypershift"),
                        new Ref("apps/v1", "Deployment", "hypershift", "operator"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [{\"kind\": \"A\"}, {\"kind\": \"B\"}]}",
                "\n  {\"kind\": \"List\", \"items\": [{\"kind\": \"List\", \"items\": [{\"kind\": \"A\"}]}, {\"kind\": \"B\"}]}",
                "kind: List\nitems:\n- kind: A\n- kind: B\n"
            })
    void unfolds_lists(String text) throws JsonProcessingException {
        assertThat(Manifests.parse(text)).extracting(Manifest::kind).containsExactly("A", "B");
    }

    @Test
    void reads_more_than_the_parser_allows_of_itself() throws JsonProcessingException {
        var document = "kind: ConfigMap\ndata:\n  long: " + "x".repeat(2_000_000) + "\n---\n";

        assertThat(Manifests.parse(document.repeat(3))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "---\n---\n", "# nothing\n", "{}", "just words", "- a\n- list\n"})
    void finds_no_object_where_there_is_none(String text) throws JsonProcessingException {
        assertThat(Manifests.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\": ", "{\"kind\": \"A\"} {\"kind\": \"B\"}", "kind: [A\n", "\tkind: A"})
    void refuses_what_is_broken(String text) {
        assertThatThrownBy(() -> Manifests.parse(text)).isInstanceOf(JsonProcessingException.class);
    }
}
