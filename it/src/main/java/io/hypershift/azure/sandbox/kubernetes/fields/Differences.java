package io.hypershift.azure.sandbox.kubernetes.fields;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * What changed between two states of an object.
 *
 * @param changed paths that are new or have another value
 * @param removed paths that are there no more
 */
record Differences(FieldSet changed, FieldSet removed) {
    private static final Differences NONE = new Differences(FieldSet.EMPTY, FieldSet.EMPTY);

    static Differences between(Fields before, Fields after) {
        if (before.value().equals(after.value())) {
            return NONE;
        }
        if (!before.isGranular()
                || !after.isGranular()
                || before.value().isArray() != after.value().isArray()) {
            return new Differences(after.everything().union(FieldSet.LEAF), FieldSet.EMPTY);
        }
        Map<String, FieldSet> changed = new LinkedHashMap<>();
        Map<String, FieldSet> removed = new LinkedHashMap<>();
        var old = before.parts();
        var now = after.parts();
        var steps = new LinkedHashSet<>(old.keySet());
        steps.addAll(now.keySet());
        for (var step : steps) {
            var part = ofPart(Optional.ofNullable(old.get(step)), Optional.ofNullable(now.get(step)));
            changed.put(step, part.changed());
            removed.put(step, part.removed());
        }
        return new Differences(FieldSet.of(false, changed), FieldSet.of(false, removed));
    }

    private static Differences ofPart(Optional<Fields> before, Optional<Fields> after) {
        if (before.isEmpty()) {
            return new Differences(after.orElseThrow().everything().union(FieldSet.LEAF), FieldSet.EMPTY);
        }
        if (after.isEmpty()) {
            return new Differences(FieldSet.EMPTY, before.get().everything().union(FieldSet.LEAF));
        }
        return between(before.get(), after.get());
    }

    /** Where both sides have an empty atomic object: such a one counts as changed when another manager created it. */
    static FieldSet bothEmpty(Fields before, Fields after) {
        if (before.value().isObject() && !before.isGranular()) {
            return before.value().isEmpty() && after.value().equals(before.value()) ? FieldSet.LEAF : FieldSet.EMPTY;
        }
        Map<String, FieldSet> empty = new LinkedHashMap<>();
        var old = before.parts();
        after.parts()
                .forEach((step, part) -> Optional.ofNullable(old.get(step))
                        .ifPresent(present -> empty.put(step, bothEmpty(present, part))));
        return FieldSet.of(false, empty);
    }
}
