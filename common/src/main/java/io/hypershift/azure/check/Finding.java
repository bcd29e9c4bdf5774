package io.hypershift.azure.check;

import io.hypershift.azure.failure.Text;
import java.util.Optional;

/**
 * What a probe has come to.
 *
 * @param value what the probes after it go on with; nothing where it is not known
 */
public record Finding<T>(Outcome outcome, Text found, Text remedy, Optional<T> value) {

    /** All is well, and nobody goes on with anything. */
    public static Finding<Boolean> passed(String found, Object... parts) {
        return of(true, found, parts);
    }

    /** All is well. */
    public static <T> Finding<T> of(T value, String found, Object... parts) {
        return new Finding<>(Outcome.PASSED, Text.of(found, parts), Text.NONE, Optional.of(value));
    }

    public static <T> Finding<T> failed(Text found, Text remedy) {
        return new Finding<>(Outcome.FAILED, found, remedy, Optional.empty());
    }

    /** It cannot be told; {@code why} says why not. */
    public static <T> Finding<T> unknown(Text why, Text remedy) {
        return new Finding<>(Outcome.UNKNOWN, why, remedy, Optional.empty());
    }

    /** The same with a value, for probes that can go on in spite of a failure. */
    public Finding<T> with(T known) {
        return new Finding<>(outcome, found, remedy, Optional.of(known));
    }

    Check named(String name) {
        return new Check(name, outcome, found, remedy);
    }
}
