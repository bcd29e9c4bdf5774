package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import io.hypershift.azure.sandbox.kubernetes.store.Change;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Deletes what belongs to objects that are gone, and holds owners whose dependents must go first. */
final class GarbageCollector implements Controller {
    private final Store store;
    private final Kinds kinds;
    private final Deletion deletion;
    private final FinalizerRelease finalizers;

    GarbageCollector(Store store, Kinds kinds, Deletion deletion) {
        this.store = store;
        this.kinds = kinds;
        this.deletion = deletion;
        this.finalizers = new FinalizerRelease(store);
    }

    @Override
    public void onChange(Change change) {
        var object = change.after();
        if (change.deleted()) {
            collectDependents(uid(object), Json.object());
            owners(object).forEach(owner -> releaseWaitingOwner(Json.textAt(owner, "uid")));
        } else if (hasNewOwners(change)) {
            collectIfOrphaned(change.key(), object);
        }
        if (!change.deleted() && Json.metadata(object).has("deletionTimestamp")) {
            prepareDeletion(change.key(), object);
        }
    }

    /** Owners that were there before are told of when they go. */
    private static boolean hasNewOwners(Change change) {
        var owners = owners(change.after());
        return !owners.isEmpty()
                && change.before()
                        .filter(before -> owners(before).equals(owners))
                        .isEmpty();
    }

    private void prepareDeletion(ObjectKey key, ObjectNode owner) {
        if (FinalizerRelease.has(owner, Deletion.ORPHAN)) {
            dependents(uid(owner)).forEach((dependent, object) -> removeOwner(dependent, uid(owner)));
            finalizers.release(key, Deletion.ORPHAN);
        } else if (FinalizerRelease.has(owner, Deletion.FOREGROUND)) {
            collectDependents(uid(owner), Json.object().put("propagationPolicy", "Foreground"));
            releaseWaitingOwner(uid(owner));
        }
    }

    private void collectDependents(String owner, JsonNode options) {
        dependents(owner).forEach((key, object) -> delete(key, options));
    }

    private void collectIfOrphaned(ObjectKey key, ObjectNode object) {
        var uids = uids();
        for (var owner : owners(object)) {
            if (uids.contains(Json.textAt(owner, "uid"))) {
                return;
            }
        }
        delete(key, Json.object());
    }

    private void delete(ObjectKey key, JsonNode options) {
        if (store.get(key)
                .filter(present -> !Json.metadata(present).has("deletionTimestamp"))
                .isPresent()) {
            kinds.find(key.resource()).ifPresent(kind -> deletion.delete(kind, key, options, false));
        }
    }

    private void releaseWaitingOwner(String uid) {
        store.everything().forEach((key, object) -> {
            var waits = uid(object).equals(uid) && FinalizerRelease.has(object, Deletion.FOREGROUND);
            if (waits && dependents(uid).isEmpty()) {
                finalizers.release(key, Deletion.FOREGROUND);
            }
        });
    }

    private void removeOwner(ObjectKey key, String uid) {
        store.get(key).ifPresent(current -> {
            var next = current.deepCopy();
            var left = Json.metadata(next).putArray("ownerReferences");
            for (var owner : owners(current)) {
                if (!Json.textAt(owner, "uid").equals(uid)) {
                    left.add(owner);
                }
            }
            if (left.isEmpty()) {
                Json.metadata(next).remove("ownerReferences");
            }
            if (store.swap(key, current, next).isEmpty()) {
                removeOwner(key, uid);
            }
        });
    }

    private Map<ObjectKey, ObjectNode> dependents(String owner) {
        var all = store.everything();
        all.values().removeIf(object -> !belongsTo(object, owner));
        return all;
    }

    private Set<String> uids() {
        Set<String> uids = new HashSet<>();
        store.everything().values().forEach(object -> uids.add(uid(object)));
        return uids;
    }

    private static boolean belongsTo(ObjectNode object, String owner) {
        for (var reference : owners(object)) {
            if (Json.textAt(reference, "uid").equals(owner)) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode owners(ObjectNode object) {
        return Json.at(object, "metadata", "ownerReferences") instanceof ArrayNode owners ? owners : Json.array();
    }

    private static String uid(ObjectNode object) {
        return Json.textAt(object, "metadata", "uid");
    }
}
