package io.hypershift.azure.azureapi;

import io.hypershift.azure.plan.Values;
import java.util.Optional;

/** What a public document is to say: what others have written stays as it is where it serves as well. */
@FunctionalInterface
public interface Revision {

    /**
     * The text that is wanted; the very text that is there where nothing is to be done.
     *
     * @param current what it says now, if it is there
     */
    String of(Values values, Optional<String> current);
}
