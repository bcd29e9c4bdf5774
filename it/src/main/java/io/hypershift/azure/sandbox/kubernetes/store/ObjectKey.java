package io.hypershift.azure.sandbox.kubernetes.store;

import java.util.Comparator;

/**
 * Where one object is.
 *
 * @param namespace empty for objects of the whole cluster
 */
public record ObjectKey(ResourceName resource, String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    /** The order of a list: by namespace, then by name. Only keys of one resource are compared. */
    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
