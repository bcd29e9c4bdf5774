package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts an applied configuration into an object, and takes fields out of one. */
final class Merging {
    private Merging() {}

    /** The live value with everything that the applied one says. */
    static JsonNode merge(Fields live, Fields applied) {
        var bothObjects = live.isGranularObject() && applied.isGranularObject();
        var bothLists = live.isGranularList() && applied.isGranularList();
        if (!bothObjects && !bothLists) {
            return applied.value().deepCopy();
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        live.parts().forEach((step, part) -> merged.put(step, part.value().deepCopy()));
        var old = live.parts();
        applied.parts().forEach((step, part) -> {
            var present = Optional.ofNullable(old.get(step));
            merged.put(
                    step,
                    present.map(before -> merge(before, part))
                            .orElseGet(() -> part.value().deepCopy()));
        });
        return assemble(merged, bothObjects);
    }

    /** The value without the given paths; what others keep a hold of inside of them stays. */
    static Optional<JsonNode> remove(Fields from, FieldSet gone, FieldSet kept) {
        if (gone.isEmpty()) {
            return Optional.of(from.value());
        }
        if (gone.member() && kept.isEmpty()) {
            return Optional.empty();
        }
        if (!from.isGranular()) {
            return Optional.of(from.value());
        }
        Map<String, JsonNode> left = new LinkedHashMap<>();
        from.parts()
                .forEach((step, part) ->
                        remove(part, gone.child(step), kept.child(step)).ifPresent(value -> left.put(step, value)));
        var emptied = left.isEmpty() && !from.value().isEmpty() && kept.isEmpty();
        return emptied ? Optional.empty() : Optional.of(assemble(left, from.isGranularObject()));
    }

    private static JsonNode assemble(Map<String, JsonNode> parts, boolean isObject) {
        if (isObject) {
            ObjectNode object = Json.object();
            parts.forEach((step, value) -> object.set(step.substring(2), value));
            return object;
        }
        var list = Json.array();
        parts.values().forEach(list::add);
        return list;
    }
}
