package io.hypershift.azure.plan;

/**
 * What a look at a resource found.
 *
 * @param <T> what is known of the resource
 */
public sealed interface Look<T> {

    /** Nothing is there. */
    record Absent<T>() implements Look<T> {}

    /** It is there, as wanted. */
    record Matching<T>(T value) implements Look<T> {}

    /** It is there, but differs in what {@code difference} tells. */
    record Different<T>(T value, String difference) implements Look<T> {}

    static <T> Look<T> absent() {
        return new Absent<>();
    }

    static <T> Look<T> matching(T value) {
        return new Matching<>(value);
    }

    static <T> Look<T> different(T value, String difference) {
        return new Different<>(value, difference);
    }
}
