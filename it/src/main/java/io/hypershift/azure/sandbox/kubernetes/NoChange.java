package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;

/** Tells a write that changes nothing: it gets no new revision. */
final class NoChange {
    private NoChange() {}

    static boolean between(ObjectNode before, ObjectNode after) {
        return comparable(before).equals(comparable(after));
    }

    private static ObjectNode comparable(ObjectNode object) {
        var copy = object.deepCopy();
        copy.remove("apiVersion");
        Json.at(copy, "metadata", "managedFields").forEach(entry -> ((ObjectNode) entry).remove("time"));
        return copy;
    }
}
