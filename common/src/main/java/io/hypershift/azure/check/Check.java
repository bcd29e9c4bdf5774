package io.hypershift.azure.check;

import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;

/**
 * A check that was made, or could not be.
 *
 * @param name what was looked at
 * @param found what there is; why it could not be told, where the outcome is unknown
 * @param remedy what to do; may be empty
 */
public record Check(String name, Outcome outcome, Text found, Text remedy) {
    /** The code of the problem that a failed check is. */
    public static final String FAILED = "check-failed";

    /** Whether it was not made since another one, which is listed too, has not told what it builds on. */
    public boolean isLeftOut() {
        return found.template().equals(Made.NEEDS);
    }

    Problem problem() {
        return new Problem(FAILED, Text.of("{}: {}", name, found), Text.NONE, remedy);
    }
}
