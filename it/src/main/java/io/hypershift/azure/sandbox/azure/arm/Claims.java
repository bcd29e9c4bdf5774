package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is being written at this moment and tolerates no second writer. */
final class Claims {
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    /** Held until it is given up. */
    interface Claim {
        void release();
    }

    static Claim none() {
        return () -> {};
    }

    /** Claims what a write to this id must have for itself, or refuses in the type's words. */
    Claim of(ResourceType type, ResourceId id) {
        var exclusive = type.exclusive(id);
        if (exclusive.isEmpty()) {
            return none();
        }
        var key = exclusive.get().key();
        if (!held.add(key)) {
            throw type.busy(exclusive.get());
        }
        return () -> held.remove(key);
    }
}
