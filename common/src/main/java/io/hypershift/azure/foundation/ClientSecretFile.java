package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with an application's secret, in the guide's form: {@code azure_mgmt.json} for external DNS (phase 1, step 6),
 * {@code azure-credentials.json} for who creates clusters (prerequisites).
 */
record ClientSecretFile(Purpose purpose, Path path, String tenant, String subscription, String group) {

    /** What the file says. */
    record Content(String clientId, Sensitive secret) {}

    /** Empty where there is no file, or one that says nothing. */
    Optional<Content> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return parse(purpose, Files.readString(path));
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot read {}: {}", path, e.toString()), e);
        }
    }

    /** Empty where the text is not such a file's, or lacks a value. */
    static Optional<Content> parse(Purpose purpose, String text) {
        try {
            var json = Json.parseObject(text);
            var clientId = json.path(field(purpose, "aadClientId", "clientId")).asText("");
            var secret =
                    json.path(field(purpose, "aadClientSecret", "clientSecret")).asText("");
            return clientId.isEmpty() || secret.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Content(clientId, Sensitive.of(secret)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Content content) {
        try {
            PrivateFile.write(path, Json.pretty(json(content)));
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", path, e.toString()), e);
        }
    }

    private ObjectNode json(Content content) {
        var json = Json.object().put("tenantId", tenant).put("subscriptionId", subscription);
        if (purpose == Purpose.EXTERNAL_DNS) {
            json.put("resourceGroup", group);
        }
        return json.put(field(purpose, "aadClientId", "clientId"), content.clientId())
                .put(
                        field(purpose, "aadClientSecret", "clientSecret"),
                        content.secret().reveal());
    }

    private static String field(Purpose purpose, String forExternalDns, String otherwise) {
        return purpose == Purpose.EXTERNAL_DNS ? forExternalDns : otherwise;
    }
}
