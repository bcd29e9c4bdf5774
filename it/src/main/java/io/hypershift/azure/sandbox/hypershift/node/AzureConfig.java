package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The file by which external DNS knows its zone's resource group and signs in, in the form of azure.json. */
record AzureConfig(JsonNode json) {

    /** The file cannot be used; the message is what external DNS says of it. */
    static final class BadConfigException extends Exception {
        private static final long serialVersionUID = 1L;

        BadConfigException(String message) {
            super(message);
        }
    }

    static AzureConfig read(Map<String, String> files, String path) throws BadConfigException {
        var prefix = "failed to read Azure config file '" + path + "': ";
        var content = Optional.ofNullable(files.get(path))
                .orElseThrow(
                        () -> new BadConfigException(prefix + prefix + "open " + path + ": no such file or directory"));
        var config = new AzureConfig(parsed(content, path, prefix));
        if (config.clientId().isEmpty() || config.secret().isEmpty()) {
            throw new BadConfigException("failed to get credentials: no credentials provided for Azure API");
        }
        return config;
    }

    private static JsonNode parsed(String content, String path, String prefix) throws BadConfigException {
        var problem = prefix + "failed to parse Azure config file '" + path + "': ";
        try {
            var json = Json.parse(content);
            if (json.isObject()) {
                return json;
            }
        } catch (UncheckedIOException e) {
            // Told below as Go would.
        }
        var text = content.strip();
        throw new BadConfigException(problem
                + (text.isEmpty() || text.startsWith("{")
                        ? "unexpected end of JSON input"
                        : "invalid character '" + text.charAt(0) + "' looking for beginning of value"));
    }

    String tenant() {
        return json.path("tenantId").asText();
    }

    String clientId() {
        return json.path("aadClientId").asText();
    }

    String secret() {
        return json.path("aadClientSecret").asText();
    }

    /** Where its zones are, as Resource Manager calls the collection. */
    String zones() {
        return "/subscriptions/" + json.path("subscriptionId").asText() + "/resourceGroups/"
                + json.path("resourceGroup").asText() + "/providers/Microsoft.Network/dnsZones";
    }
}
