package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A set of field paths, as a tree: the FieldsV1 of managed fields. Steps are `f:name`, `k:{keys}` for an item of a
 * keyed list and `v:value` for one of a set.
 *
 * @param member whether the path up to here is itself in the set
 */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {
    static final FieldSet EMPTY = new FieldSet(false, Collections.emptySortedMap());
    static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());
    private static final String SELF = ".";

    static FieldSet of(boolean member, Map<String, FieldSet> children) {
        var kept = new TreeMap<String, FieldSet>();
        children.forEach((step, child) -> {
            if (!child.isEmpty()) {
                kept.put(step, child);
            }
        });
        return new FieldSet(member, kept);
    }

    static FieldSet parse(JsonNode fieldsV1) {
        if (fieldsV1.isEmpty()) {
            return LEAF;
        }
        var children = new TreeMap<String, FieldSet>();
        for (var step : Json.names(fieldsV1)) {
            if (!step.equals(SELF)) {
                children.put(step, parse(fieldsV1.get(step)));
            }
        }
        return new FieldSet(fieldsV1.has(SELF), children);
    }

    ObjectNode toFieldsV1() {
        var fields = Json.object();
        if (member && !children.isEmpty()) {
            fields.putObject(SELF);
        }
        children.forEach((step, child) -> fields.set(step, child.toFieldsV1()));
        return fields;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    FieldSet child(String step) {
        return children.getOrDefault(step, EMPTY);
    }

    FieldSet union(FieldSet other) {
        return combine(other, (mine, theirs) -> mine || theirs);
    }

    FieldSet minus(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && !theirs);
    }

    /** Without the other's paths and all that lies below them. */
    FieldSet minusSubtrees(FieldSet other) {
        if (other.member) {
            return EMPTY;
        }
        var left = new TreeMap<String, FieldSet>();
        children.forEach((step, child) -> left.put(step, child.minusSubtrees(other.child(step))));
        return of(member, left);
    }

    FieldSet intersection(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && theirs);
    }

    private FieldSet combine(FieldSet other, BiFunction<Boolean, Boolean, Boolean> rule) {
        var steps = new TreeSet<>(children.keySet());
        steps.addAll(other.children.keySet());
        var combined = new TreeMap<String, FieldSet>();
        steps.forEach(step -> combined.put(step, child(step).combine(other.child(step), rule)));
        return of(rule.apply(member, other.member), combined);
    }
}
