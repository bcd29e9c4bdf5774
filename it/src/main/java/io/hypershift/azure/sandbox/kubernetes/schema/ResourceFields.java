package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The fields that every resource has whatever its CRD says ({@code k8s.io/apimachinery}'s TypeMeta and ObjectMeta). */
final class ResourceFields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SchemaNode TEXT = SchemaNode.parse(type("string"));
    private static final SchemaNode METADATA = SchemaNode.parse(metadata());

    private ResourceFields() {}

    static Optional<SchemaNode> schema(String field) {
        return switch (field) {
            case "apiVersion", "kind" -> Optional.of(TEXT);
            case "metadata" -> Optional.of(METADATA);
            default -> Optional.empty();
        };
    }

    private static ObjectNode metadata() {
        ObjectNode properties = JSON.objectNode();
        for (String text : List.of(
                "name",
                "generateName",
                "namespace",
                "selfLink",
                "uid",
                "resourceVersion",
                "creationTimestamp",
                "deletionTimestamp")) {
            properties.set(text, type("string"));
        }
        properties.set("generation", type("integer"));
        properties.set("deletionGracePeriodSeconds", type("integer"));
        properties.set("labels", texts());
        properties.set("annotations", texts());
        properties.set("finalizers", set());
        properties.set("ownerReferences", ownerReferences());
        properties.set("managedFields", type("array"));
        return type("object").set("properties", properties);
    }

    private static ObjectNode texts() {
        return type("object").set("additionalProperties", type("string"));
    }

    private static ObjectNode set() {
        ObjectNode list = type("array").put("x-kubernetes-list-type", "set");
        return list.set("items", type("string"));
    }

    private static ObjectNode ownerReferences() {
        ObjectNode properties = JSON.objectNode();
        List.of("apiVersion", "kind", "name", "uid").forEach(text -> properties.set(text, type("string")));
        List.of("controller", "blockOwnerDeletion").forEach(flag -> properties.set(flag, type("boolean")));
        ObjectNode list = type("array").put("x-kubernetes-list-type", "map");
        list.putArray("x-kubernetes-list-map-keys").add("uid");
        return list.set("items", type("object").set("properties", properties));
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }
}
