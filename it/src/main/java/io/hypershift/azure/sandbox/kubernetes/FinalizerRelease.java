package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.Store;

/** Takes the cluster's own finalizers off objects, and the objects away when it was the last. */
final class FinalizerRelease {
    private final Store store;

    FinalizerRelease(Store store) {
        this.store = store;
    }

    static boolean has(ObjectNode object, String finalizer) {
        for (var present : Json.at(object, "metadata", "finalizers")) {
            if (present.asText().equals(finalizer)) {
                return true;
            }
        }
        return false;
    }

    void release(ObjectKey key, String finalizer) {
        var current = store.get(key).filter(object -> has(object, finalizer));
        if (current.isEmpty()) {
            return;
        }
        var next = current.get().deepCopy();
        var left = Json.metadata(next).putArray("finalizers");
        for (var present : Json.at(current.get(), "metadata", "finalizers")) {
            if (!present.asText().equals(finalizer)) {
                left.add(present);
            }
        }
        if (left.isEmpty()) {
            Json.metadata(next).remove("finalizers");
        }
        var done = Deletion.isDue(next) ? store.remove(key, current.get(), next) : store.swap(key, current.get(), next);
        if (done.isEmpty()) {
            release(key, finalizer);
        }
    }
}
