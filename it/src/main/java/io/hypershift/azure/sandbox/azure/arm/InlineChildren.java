package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sub-resources that live in a property of their parent, such as a virtual network's subnets. */
final class InlineChildren {
    private final ArmState state;
    private final ResourceTypes types;

    InlineChildren(ArmState state, ResourceTypes types) {
        this.state = state;
        this.types = types;
    }

    boolean has(ArmPath path) {
        return path.names().size() == (path.isItem() ? 4 : 3)
                && types.of(path.namespace() + "/" + path.names().get(0))
                        .inlineChildren()
                        .contains(property(path));
    }

    List<JsonNode> list(ArmPath path) {
        var shown = types.of(parentId(path)).show(parent(path));
        return Json.elements(shown.path("properties").path(property(path))).toList();
    }

    Optional<JsonNode> find(ArmPath path) {
        return list(path).stream().filter(child -> isNamed(child, path)).findFirst();
    }

    /** The parent's body with the child written into it. */
    ObjectNode with(ArmPath path, ObjectNode child) {
        child.put("name", path.id().name());
        var children = others(path);
        children.add(child);
        return parentWith(path, children);
    }

    /** The parent's body without the child. */
    ObjectNode without(ArmPath path) {
        return parentWith(path, others(path));
    }

    ResourceId parentId(ArmPath path) {
        return path.isItem() ? path.id().parent().orElseThrow() : path.owner();
    }

    private List<JsonNode> others(ArmPath path) {
        var children = parent(path).properties().path(property(path));
        return new ArrayList<>(
                Json.elements(children).filter(child -> !isNamed(child, path)).toList());
    }

    private ObjectNode parentWith(ArmPath path, List<JsonNode> children) {
        var body = parent(path).body();
        Json.child(body, "properties").set(property(path), Json.array(children));
        return body;
    }

    private Resource parent(ArmPath path) {
        var id = parentId(path);
        return state.resources().find(id).orElseThrow(() -> types.of(id).notFound(id));
    }

    private static boolean isNamed(JsonNode child, ArmPath path) {
        return child.path("name").asText().equalsIgnoreCase(path.id().name());
    }

    /** Clients differ in the case of types; the properties here are all spelled as the type's last word. */
    private String property(ArmPath path) {
        var word = path.names().get(2);
        return types.of(path.namespace() + "/" + path.names().get(0)).inlineChildren().stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .orElse(word);
    }
}
