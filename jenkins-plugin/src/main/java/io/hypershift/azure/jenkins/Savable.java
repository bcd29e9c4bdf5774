package io.hypershift.azure.jenkins;

import hudson.AbortException;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What a body ends with is saved with the build until the cluster is gone: what cannot be saved would break the build. */
final class Savable {
    private Savable() {}

    /** The failure itself, or where it cannot be saved, one that tells the same. */
    static Throwable of(Throwable failure) {
        return isSavable(failure) ? failure : new AbortException(failure.toString());
    }

    /** The value itself, or nothing where it cannot be saved. */
    static @Nullable Object orNull(@Nullable Object value) {
        return isSavable(value) ? value : null;
    }

    private static boolean isSavable(@Nullable Object value) {
        try (var out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(value);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
