package io.hypershift.azure.plan;

import java.util.Optional;

/** One resource of the outside world that is wanted gone. */
public interface Removal {

    /** Whether it is still there. */
    boolean exists();

    /** Whether a run would find it, as far as can be told before: what only an earlier step's failure leaves, it would not. */
    default boolean isExpected() {
        return exists();
    }

    /** Deletes it and returns when it is gone; that it is gone already is no error. */
    void delete();

    /** Deletes it where it is still there; returns whether it was. */
    default boolean remove() {
        if (!exists()) {
            return false;
        }
        delete();
        return true;
    }

    /** Why a failure will pass by itself; empty for all others. */
    default Optional<String> passing(RuntimeException failure) {
        return Optional.empty();
    }
}
