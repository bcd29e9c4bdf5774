package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.TreeMap;

/** The part of an object whose fields are owned: all but its identity and what the server keeps about it. */
final class ManagedPart {
    private static final List<String> METADATA = List.of("annotations", "finalizers", "labels", "ownerReferences");

    private ManagedPart() {}

    static ObjectNode of(ObjectNode object) {
        var part = object.deepCopy();
        part.remove(List.of("apiVersion", "kind", "metadata"));
        var metadata = Json.object();
        METADATA.forEach(name -> Json.putOrRemove(
                metadata, name, Json.at(object, "metadata", name).deepCopy()));
        if (!metadata.isEmpty()) {
            part.set("metadata", metadata);
        }
        return part;
    }

    /** The object with its owned part replaced. */
    static ObjectNode replace(ObjectNode object, ObjectNode part) {
        var replaced = Json.object();
        replaced.set("apiVersion", object.get("apiVersion"));
        replaced.set("kind", object.get("kind"));
        var metadata = Json.metadata(object).deepCopy();
        METADATA.forEach(name -> Json.putOrRemove(metadata, name, Json.at(part, "metadata", name)));
        replaced.set("metadata", metadata);
        Json.names(part).stream()
                .filter(name -> !name.equals("metadata"))
                .forEach(name -> replaced.set(name, part.get(name)));
        return replaced;
    }

    /** The object itself and its metadata are nobody's. */
    static FieldSet withoutRoots(FieldSet fields) {
        var children = new TreeMap<>(fields.children());
        children.computeIfPresent("f:metadata", (step, metadata) -> FieldSet.of(false, metadata.children()));
        return FieldSet.of(false, children);
    }
}
