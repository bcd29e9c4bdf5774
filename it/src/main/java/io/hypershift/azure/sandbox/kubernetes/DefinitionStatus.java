package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;

/** The status of a CustomResourceDefinition whose kinds are served. */
final class DefinitionStatus {
    private DefinitionStatus() {}

    static boolean isEstablished(ObjectNode definition) {
        return Json.at(definition, "status", "conditions").size() > 0;
    }

    static void establish(ObjectNode definition) {
        var status = Json.child(definition, "status");
        status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
        if (!isEstablished(definition)) {
            var conditions = status.putArray("conditions");
            condition(conditions, "NamesAccepted", "NoConflicts", "no conflicts found");
            condition(conditions, "Established", "InitialNamesAccepted", "the initial names have been accepted");
        }
        var stored = status.get("storedVersions") instanceof ArrayNode list ? list : status.putArray("storedVersions");
        for (var version : Json.at(definition, "spec", "versions")) {
            if (version.path("storage").asBoolean() && !contains(stored, Json.textAt(version, "name"))) {
                stored.add(Json.textAt(version, "name"));
            }
        }
    }

    private static void condition(ArrayNode conditions, String type, String reason, String message) {
        conditions
                .addObject()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", Timestamps.now())
                .put("reason", reason)
                .put("message", message);
    }

    private static boolean contains(ArrayNode list, String text) {
        for (var item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
