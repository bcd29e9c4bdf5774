package io.hypershift.azure.sensitive;

import java.util.Objects;

/** A value that must not be read by chance: printing it gives a placeholder. */
public final class Sensitive {
    /** What stands where a secret was. */
    public static final String PLACEHOLDER = "********";

    private final String value;

    private Sensitive(String value) {
        this.value = value;
    }

    public static Sensitive of(String value) {
        return new Sensitive(Objects.requireNonNull(value));
    }

    /** The value itself, for the one place that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return PLACEHOLDER;
    }
}
