package io.hypershift.azure.plan;

import java.util.Optional;

/**
 * One resource of the outside world in the state that is wanted. Putting it twice is the same as putting it once.
 *
 * @param <T> what is known of the resource once it exists, for the steps that depend on it
 */
public interface Resource<T> {

    /** Compares what is there with what is wanted, without changing anything. */
    Look<T> look(Values values);

    /** Brings the resource into the wanted state, from the state that {@link #look} found. */
    T put(Values values, Look<T> found);

    /** Why a failure will pass by itself, so that trying again makes sense; empty for all others. */
    default Optional<String> passing(RuntimeException failure) {
        return Optional.empty();
    }
}
