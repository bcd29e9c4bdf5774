package io.hypershift.azure.sandbox.kubernetes.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7386: what is there is set, null takes away. */
public final class MergePatch {
    private MergePatch() {}

    /** The patched document; the given one is not changed. */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        if (!(patch instanceof ObjectNode)) {
            return patch.deepCopy();
        }
        ObjectNode patched = document instanceof ObjectNode object ? object.deepCopy() : Json.object();
        for (var name : Json.names(patch)) {
            if (patch.get(name).isNull()) {
                patched.remove(name);
            } else {
                patched.set(name, apply(patched.path(name), patch.get(name)));
            }
        }
        return patched;
    }
}
