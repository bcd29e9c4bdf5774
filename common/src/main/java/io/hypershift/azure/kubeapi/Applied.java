package io.hypershift.azure.kubeapi;

import io.hypershift.azure.manifest.Manifest;
import java.util.List;

/**
 * An object after it was applied.
 *
 * @param takenOver the fields that others had set to another value, and which are ours now
 */
public record Applied(Manifest manifest, List<OwnedField> takenOver) {
    public Applied {
        takenOver = List.copyOf(takenOver);
    }

    /**
     * A field that somebody owns.
     *
     * @param owner the field manager's name
     * @param path as the API server spells it: {@code .spec.replicas}
     */
    public record OwnedField(String owner, String path) {
        @Override
        public String toString() {
            return path + " of " + owner;
        }
    }
}
