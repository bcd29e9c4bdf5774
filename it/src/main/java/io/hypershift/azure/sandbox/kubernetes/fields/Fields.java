package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.schema.MergeRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A value taken apart into the steps by which it merges. */
record Fields(JsonNode value, MergeRules rules) {

    /** Whether the value has parts of its own that merge; scalars and atomic values have not. */
    boolean isGranular() {
        return isGranularObject() || isGranularList();
    }

    boolean isGranularObject() {
        return value.isObject() && rules.map() != MergeRules.Sharing.ATOMIC;
    }

    boolean isGranularList() {
        return value.isArray() && rules.list() != MergeRules.Sharing.ATOMIC;
    }

    /** The parts by their steps, in order. Of items that come twice the last counts. */
    Map<String, Fields> parts() {
        Map<String, Fields> parts = new LinkedHashMap<>();
        if (isGranularObject()) {
            Json.names(value).forEach(name -> parts.put("f:" + name, new Fields(value.get(name), rules.field(name))));
        } else if (isGranularList()) {
            value.forEach(item -> parts.put(step(item), new Fields(item, rules.items())));
        }
        return parts;
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
        return FieldSet.of(withContainers, children);
    }

    private String step(JsonNode item) {
        if (rules.list() == MergeRules.Sharing.BY_VALUE) {
            return "v:" + item;
        }
        Map<String, JsonNode> identity = new TreeMap<>();
        for (var key : rules.keys()) {
            if (item.has(key)) {
                identity.put(key, item.get(key));
            } else {
                rules.keyDefault(key).ifPresent(value -> identity.put(key, value));
            }
        }
        var keys = Json.object();
        identity.forEach(keys::set);
        return "k:" + keys;
    }
}
