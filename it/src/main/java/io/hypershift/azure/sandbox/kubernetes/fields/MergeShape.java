package io.hypershift.azure.sandbox.kubernetes.fields;

import java.util.List;

/** How the parts of a kind merge, by path: field names from the root, where list items add nothing. */
public interface MergeShape {
    ListShape list(List<String> path);

    /** Whether an object is owned and replaced as a whole. */
    boolean isAtomicObject(List<String> path);
}
