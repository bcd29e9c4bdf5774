package io.hypershift.azure.sandbox.azure.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One resource.
 *
 * @param id in the case of its creation
 * @param body what was written, and what Azure added to it, without id, name and type
 * @param writtenAt when it was last written
 */
public record Resource(ResourceId id, ObjectNode body, Instant writtenAt) {

    public Resource {
        body = body.deepCopy();
        body.remove(List.of("id", "name", "type"));
    }

    /** A copy of the body, to read or to change. */
    @Override
    public ObjectNode body() {
        return body.deepCopy();
    }

    public ObjectNode properties() {
        return Json.child(body(), "properties");
    }

    public Optional<String> location() {
        return Json.text(body, "/location");
    }

    public Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        body.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    /** The resource as Azure shows it. */
    public ObjectNode document() {
        var document = Json.object().put("id", id.text()).put("name", id.name()).put("type", id.type());
        document.setAll(body());
        return document;
    }

    public Resource withProvisioningState(String state) {
        var changed = body();
        Json.child(changed, "properties").put("provisioningState", state);
        return new Resource(id, changed, writtenAt);
    }
}
