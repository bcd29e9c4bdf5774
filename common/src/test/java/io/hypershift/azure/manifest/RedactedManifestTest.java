package io.hypershift.azure.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class RedactedManifestTest {
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: s, annotations: {"kubectl.kubernetes.io/last-applied-configuration": '%s'}, managedFields: [{manager: m}]}
            data: {password: aHVudGVyMjI=, broken: '%%'}
            stringData: {token: grün}
            """;

    @Test
    void of_a_secret_names_and_sizes_are_left() throws JsonProcessingException {
        var redacted = redacted(SECRET.formatted("{}"));

        assertThat(redacted.at("data")).hasToString("{\"password\":\"<8 bytes>\",\"broken\":\"<1 bytes>\"}");
        assertThat(redacted.at("stringData")).hasToString("{\"token\":\"<5 bytes>\"}");
        assertThat(redacted.at("metadata", "managedFields").isMissingNode()).isTrue();
    }

    @Test
    void of_what_was_applied_before_no_more_is_left() throws JsonProcessingException {
        var applied = "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"data\":{\"password\":\"aHVudGVyMjI=\"}}";

        assertThat(redacted(SECRET.formatted(applied)).annotations().values())
                .containsExactly("{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"data\":{\"password\":\"<8 bytes>\"}}");
        assertThat(redacted(SECRET.formatted(applied.substring(0, 60)))
                        .annotations()
                        .values())
                .as("what cannot be read")
                .containsExactly("********");
    }

    @Test
    void variables_whose_names_tell_a_secret_are_taken_out_wherever_containers_are() throws JsonProcessingException {
        var redacted = redacted("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: d}
                spec:
                  template:
                    spec:
                      containers:
                      - env:
                        - {name: DB_PASSWORD, value: hunter22}
                        - {name: storageKey, value: abc}
                        - {name: AZURE_FEDERATED_TOKEN_FILE, value: /var/run/token}
                        - {name: LOG_LEVEL, value: info}
                        - {name: API_TOKEN, valueFrom: {secretKeyRef: {name: s, key: k}}}
                """);

        var container = redacted.list("spec", "template", "spec", "containers").get(0);
        assertThat(container.path("env").findValuesAsText("value"))
                .containsExactly("********", "********", "/var/run/token", "info");
        assertThat(container.path("env").get(4).has("valueFrom")).isTrue();
    }

    @Test
    void the_object_itself_stays_as_it_is() throws JsonProcessingException {
        var secret = Manifests.parse(SECRET.formatted("{}")).get(0);
        RedactedManifest.of(secret);

        assertThat(secret.text("data", "password")).isEqualTo("aHVudGVyMjI=");
    }

    private static Manifest redacted(String yaml) throws JsonProcessingException {
        return RedactedManifest.of(Manifests.parse(yaml).get(0));
    }
}
