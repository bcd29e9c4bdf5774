package io.hypershift.azure.sandbox.azure.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An application registered in the directory.
 *
 * @param id the object id, which Graph's paths name
 * @param attributes what was written to it, such as its display name and tags
 */
public record Application(String id, String appId, ObjectNode attributes) {

    public Application {
        attributes = attributes.deepCopy();
    }

    @Override
    public ObjectNode attributes() {
        return attributes.deepCopy();
    }

    public String displayName() {
        return attributes.path("displayName").asText();
    }
}
