package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value at a place whose shape is known, taken apart into the steps by which it merges. */
record Fields(JsonNode value, List<String> path, MergeShape shape) {

    static Fields root(JsonNode value, MergeShape shape) {
        return new Fields(value, List.of(), shape);
    }

    /** Whether the value has parts of its own that merge; scalars and atomic values have not. */
    boolean isGranular() {
        return isGranularObject() || isGranularList();
    }

    boolean isGranularObject() {
        return value.isObject() && !shape.isAtomicObject(path);
    }

    boolean isGranularList() {
        return value.isArray() && !listShape().isAtomic();
    }

    ListShape listShape() {
        return shape.list(path);
    }

    /** The parts by their steps, in order. Of items that come twice the last counts. */
    Map<String, Fields> parts() {
        Map<String, Fields> parts = new LinkedHashMap<>();
        if (isGranularObject()) {
            Json.names(value).forEach(name -> parts.put("f:" + name, below(name, value.get(name))));
        } else if (isGranularList()) {
            value.forEach(
                    item -> parts.put(listShape().step(item), new Fields(item, path, new ItemShape(shape, path))));
        }
        return parts;
    }

    Optional<Fields> part(String step) {
        return Optional.ofNullable(parts().get(step));
    }

    /** All paths of the value: leaves, and the items of lists themselves. */
    FieldSet leaves() {
        return set(false);
    }

    /** All paths of the value with the objects and lists on the way, as counts for what a plain write creates. */
    FieldSet everything() {
        return set(true);
    }

    private FieldSet set(boolean withContainers) {
        if (!isGranular() || value.isEmpty()) {
            return FieldSet.LEAF;
        }
        Map<String, FieldSet> children = new LinkedHashMap<>();
        parts().forEach((step, part) -> {
            var below = part.set(withContainers);
            children.put(step, step.startsWith("f:") ? below : below.union(FieldSet.LEAF));
        });
        return FieldSet.of(withContainers && !path.isEmpty(), children);
    }

    private Fields below(String name, JsonNode child) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return new Fields(child, List.copyOf(longer), shape instanceof ItemShape item ? item.whole() : shape);
    }

    /** An item of a list has the list's path: it is an object that merges, whatever is said of the list. */
    private record ItemShape(MergeShape whole, List<String> listPath) implements MergeShape {
        @Override
        public ListShape list(List<String> path) {
            return path.equals(listPath) ? ListShape.ATOMIC : whole.list(path);
        }

        @Override
        public boolean isAtomicObject(List<String> path) {
            return !path.equals(listPath) && whole.isAtomicObject(path);
        }
    }
}
