package io.hypershift.azure.maven;

import io.hypershift.azure.failure.HyperShiftException;

/** A failure as Maven's user reads it: the goal, then what is wrong in the user's words. */
final class Failures {
    private Failures() {}

    /** Whether it is us who failed, and not the user's input, Azure or the cluster. */
    static boolean isOurs(HyperShiftException failure) {
        return failure.has("unexpected");
    }

    /** Attaches the failure. As a cause, Maven would tell it once more, in the core's words; this way it shows with -e. */
    static <E extends Exception> E with(HyperShiftException failure, E told) {
        told.addSuppressed(failure);
        return told;
    }
}
