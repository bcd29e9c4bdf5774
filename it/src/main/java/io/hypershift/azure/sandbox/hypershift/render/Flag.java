package io.hypershift.azure.sandbox.hypershift.render;

import java.util.List;

/** A flag, and what it holds when it is not given. */
record Flag(String name, FlagType type, List<String> byDefault) {

    static Flag of(FlagType type, String name, String... byDefault) {
        return new Flag(name, type, List.of(byDefault));
    }

    /** What a value adds to the flag, or the refusal of it. */
    List<String> read(String value) {
        try {
            return type.read(value);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    "invalid argument " + GoText.quoted(value) + " for \"--" + name + "\" flag: " + e.getMessage());
        }
    }
}
