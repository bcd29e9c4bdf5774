package io.hypershift.azure.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operator's objects as an API server holds them, without what the server sets, and whose fields they are. */
final class OperatorState {
    private static final String LABEL = "app.kubernetes.io/managed-by";

    private OperatorState() {}

    /** By kind, namespace and name: the object, and the fields that are owned by {@code hypershift}. */
    static Map<String, JsonNode> of(KubeApi api, List<Manifest> objects) {
        var state = new TreeMap<String, JsonNode>();
        for (var object : objects) {
            api.findIfServed(object.ref())
                    .ifPresent(it ->
                            state.put(it.ref().toString(), comparable(it.tree().deepCopy())));
        }
        return state;
    }

    /** The versions of the objects, which change with each of their changes. */
    static Map<String, String> versions(KubeApi api, List<Manifest> objects) {
        var versions = new TreeMap<String, String>();
        for (var object : objects) {
            api.findIfServed(object.ref()).ifPresent(it -> versions.put(it.ref().toString(), it.resourceVersion()));
        }
        return versions;
    }

    private static JsonNode comparable(ObjectNode object) {
        var result = Json.object();
        var metadata = object.withObject("/metadata");
        // A PriorityClass is created by the CLI, not applied, so that its fields are another manager's.
        if (!object.path("kind").asText().equals("PriorityClass")) {
            result.set("owned", owned(metadata.path("managedFields")));
        }
        metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields"));
        without(metadata, "labels", LABEL);
        without(metadata, "annotations", "deployment.kubernetes.io/revision"); // of the Deployment's controller
        object.remove("status");
        if (object.at("/spec").isObject()) {
            object.withObject("/spec").remove(List.of("clusterIP", "clusterIPs"));
        }
        if (object.at("/spec/conversion/webhook/clientConfig").isObject()) { // entered by the operator
            object.withObject("/spec/conversion/webhook/clientConfig").remove("caBundle");
        }
        result.set("object", object);
        return result;
    }

    private static JsonNode owned(JsonNode managedFields) {
        for (var entry : managedFields) {
            if (entry.path("manager").asText().equals("hypershift")
                    && entry.path("operation").asText().equals("Apply")) {
                var fields = (ObjectNode) entry.path("fieldsV1").deepCopy();
                if (fields.at("/f:metadata/f:labels").isObject()) {
                    without(fields.withObject("/f:metadata"), "f:labels", "f:" + LABEL);
                    if (fields.path("f:metadata").isEmpty()) {
                        fields.remove("f:metadata");
                    }
                }
                return fields;
            }
        }
        return Json.object();
    }

    private static void without(ObjectNode parent, String field, String key) {
        if (parent.path(field) instanceof ObjectNode entries) {
            entries.remove(key);
            // A map that holds nothing but what is passed over is as good as none; of fields owned, the map itself is
            // one.
            if (entries.isEmpty() || (entries.size() == 1 && entries.has("."))) {
                parent.remove(field);
            }
        }
    }
}
