package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What an API server said. */
record Answer(int code, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Answer expect(int expected) {
        assertThat(code).as("status of: %s", body).isEqualTo(expected);
        return this;
    }

    Answer saying(String... parts) {
        assertThat(json().path("message").asText()).as("message of: %s", body).contains(parts);
        return this;
    }

    Answer because(String reason) {
        assertThat(json().path("reason").asText()).as("reason of: %s", body).isEqualTo(reason);
        return this;
    }

    /** Expects one of the causes to be as given. */
    Answer causedBy(String reason, String field) {
        assertThat(causes("reason", "field")).as("causes of: %s", body).contains(reason + " " + field);
        return this;
    }

    List<String> warnings() {
        return headers.allValues("Warning");
    }

    String at(String pointer) {
        return json().at(pointer).asText();
    }

    String resourceVersion() {
        return at("/metadata/resourceVersion");
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        json().path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    ObjectNode json() {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    private List<String> causes(String first, String second) {
        List<String> causes = new ArrayList<>();
        for (JsonNode cause : json().at("/details/causes")) {
            causes.add(cause.path(first).asText() + " " + cause.path(second).asText());
        }
        return causes;
    }
}
