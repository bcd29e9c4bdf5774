package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;

/**
 * Who owns fields: a name that a client gives itself, and how it wrote them.
 *
 * @param applies whether by server-side apply
 * @param subresource empty for the object itself
 */
public record Manager(String name, boolean applies, String apiVersion, String subresource) {

    static Manager of(JsonNode entry) {
        return new Manager(
                Json.textAt(entry, "manager"),
                Json.textAt(entry, "operation").equals("Apply"),
                Json.textAt(entry, "apiVersion"),
                Json.textAt(entry, "subresource"));
    }

    ObjectNode toEntry() {
        var entry = Json.object()
                .put("manager", name)
                .put("operation", applies ? "Apply" : "Update")
                .put("apiVersion", apiVersion);
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }

    /** The manager as a conflict names it. */
    String description() {
        var quoted = "\"" + name + "\"";
        if (!subresource.isEmpty()) {
            quoted += " with subresource \"" + subresource + "\"";
        }
        return applies ? quoted : quoted + " using " + apiVersion;
    }
}
