package io.hypershift.azure.sandbox.hypershift.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON merge patch (RFC 7396) that makes one tree another. */
final class MergePatch {
    private MergePatch() {}

    static ObjectNode between(JsonNode before, JsonNode after) {
        var patch = JsonNodeFactory.instance.objectNode();
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) {
                patch.putNull(name);
            }
        });
        after.properties().forEach(entry -> {
            var old = before.path(entry.getKey());
            var now = entry.getValue();
            if (old.isObject() && now.isObject()) {
                var inner = between(old, now);
                if (!inner.isEmpty()) {
                    patch.set(entry.getKey(), inner);
                }
            } else if (!old.equals(MergePatch::compare, now)) {
                patch.set(entry.getKey(), now);
            }
        });
        return patch;
    }

    /** A number is the same whatever Java keeps it in. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return Long.compare(one.longValue(), other.longValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
