package io.hypershift.azure.mustgather;

import io.hypershift.azure.manifest.Manifest;
import java.util.function.Predicate;

/**
 * A namespace to gather.
 *
 * @param objects which of its objects
 * @param logs whether its pods' logs, too
 */
public record NamespaceScope(String name, Predicate<Manifest> objects, boolean logs) {

    /** All that is in a namespace. */
    public static NamespaceScope all(String name) {
        return new NamespaceScope(name, any -> true, true);
    }

    /** What of a namespace belongs to a cluster, where other clusters have their objects as well. */
    public static NamespaceScope of(String name, OwnObjects objects) {
        return new NamespaceScope(name, objects, false);
    }
}
