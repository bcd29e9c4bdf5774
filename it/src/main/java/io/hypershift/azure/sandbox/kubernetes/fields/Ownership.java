package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The managed fields of one object. */
record Ownership(Map<Manager, Claim> claims) {

    /** What one manager owns and since when. */
    record Claim(FieldSet fields, String time) {}

    static Ownership of(ObjectNode object) {
        Map<Manager, Claim> claims = new LinkedHashMap<>();
        for (var entry : Json.at(object, "metadata", "managedFields")) {
            claims.put(
                    Manager.of(entry), new Claim(FieldSet.parse(entry.path("fieldsV1")), Json.textAt(entry, "time")));
        }
        return new Ownership(claims);
    }

    void writeTo(ObjectNode object) {
        if (claims.isEmpty()) {
            Json.metadata(object).remove("managedFields");
            return;
        }
        var list = Json.metadata(object).putArray("managedFields");
        claims.forEach((manager, claim) -> {
            var entry = manager.toEntry();
            entry.put("time", claim.time()).put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", claim.fields().toFieldsV1());
            list.add(entry);
        });
    }

    FieldSet of(Manager manager) {
        return claims.containsKey(manager) ? claims.get(manager).fields() : FieldSet.EMPTY;
    }

    FieldSet ofOthers(Manager manager) {
        return claims.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(manager))
                .map(entry -> entry.getValue().fields())
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** The same with one manager's fields replaced; its time stands when nothing changes. */
    Ownership with(Manager manager, FieldSet fields, String now) {
        var changed = new LinkedHashMap<>(claims);
        if (fields.isEmpty()) {
            changed.remove(manager);
        } else if (!of(manager).equals(fields)) {
            changed.put(manager, new Claim(fields, now));
        }
        return new Ownership(changed);
    }

    Ownership changeOthers(Manager manager, UnaryOperator<FieldSet> change, String now) {
        var changed = this;
        for (var other : claims.keySet()) {
            if (!other.equals(manager)) {
                changed = changed.with(other, change.apply(of(other)), now);
            }
        }
        return changed;
    }
}
