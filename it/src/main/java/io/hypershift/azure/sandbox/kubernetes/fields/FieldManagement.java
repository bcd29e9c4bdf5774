package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.schema.MergeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the managed fields of objects of one kind. */
public final class FieldManagement {
    private final MergeRules rules;

    public FieldManagement(MergeRules rules) {
        this.rules = rules;
    }

    /** Notes a write that is no apply: who changes a field owns it from then on, and it alone. */
    public void track(Optional<ObjectNode> before, ObjectNode after, Manager manager, String now) {
        var owned = before.map(Ownership::of).orElseGet(() -> new Ownership(Map.of()));
        if (before.isEmpty()) {
            owned.with(manager, ManagedPart.withoutRoots(fields(after).everything()), now)
                    .writeTo(after);
            return;
        }
        var differences = Differences.between(fields(before.get()), fields(after));
        var touched = differences.changed().union(differences.removed());
        var mine = ManagedPart.withoutRoots(
                owned.of(manager).minus(differences.removed()).union(differences.changed()));
        owned.changeOthers(manager, theirs -> theirs.minus(touched), now)
                .with(manager, mine, now)
                .writeTo(after);
    }

    /** The object as an apply leaves it, its managed fields included; the applied configuration is not changed. */
    public ObjectNode apply(Optional<ObjectNode> live, ObjectNode applied, Manager manager, boolean force, String now) {
        var wanted = fields(applied).leaves();
        if (live.isEmpty()) {
            var created = applied.deepCopy();
            new Ownership(Map.of()).with(manager, wanted, now).writeTo(created);
            return created;
        }
        var before = live.get();
        var owned = Ownership.of(before);
        var next = ManagedPart.replace(before, merged(before, applied, owned, manager, wanted));
        var differences = Differences.between(fields(before), fields(next));
        var emptyInBoth = Differences.bothEmpty(fields(before), fields(applied));
        refuseConflicts(owned, manager, differences.changed().union(emptyInBoth), force);
        var touched = differences.changed().union(differences.removed());
        owned.changeOthers(manager, theirs -> theirs.minus(touched), now)
                .with(manager, wanted, now)
                .writeTo(next);
        return next;
    }

    private ObjectNode merged(
            ObjectNode before, ObjectNode applied, Ownership owned, Manager manager, FieldSet wanted) {
        var merged = Merging.merge(fields(before), fields(applied));
        var kept = owned.ofOthers(manager).union(wanted);
        var dropped = owned.of(manager).minus(wanted);
        return Merging.remove(new Fields(merged, rules), dropped, kept)
                .map(ObjectNode.class::cast)
                .orElseGet(Json::object);
    }

    private static void refuseConflicts(Ownership owned, Manager manager, FieldSet changed, boolean force) {
        List<ApiError.Cause> conflicts = new ArrayList<>();
        owned.claims().forEach((other, claim) -> {
            if (!other.equals(manager)) {
                Paths.of(claim.fields().intersection(changed))
                        .forEach(path -> conflicts.add(new ApiError.Cause(
                                "FieldManagerConflict", "conflict with " + other.description(), path)));
            }
        });
        if (!conflicts.isEmpty() && !force) {
            throw ApiError.applyConflict(conflicts);
        }
    }

    private Fields fields(ObjectNode object) {
        return new Fields(ManagedPart.of(object), rules);
    }
}
