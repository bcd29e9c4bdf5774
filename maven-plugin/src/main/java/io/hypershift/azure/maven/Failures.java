package io.hypershift.azure.maven;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import java.util.stream.Collectors;

/** A failure as Maven's user reads it: the goal, then what is wrong in the user's words. */
final class Failures {
    private Failures() {}

    static String message(String goal, HyperShiftException failure, Words words) {
        var problems = failure.problems();
        if (problems.size() == 1) {
            return goal + ": " + problems.get(0).in(words);
        }
        return problems.stream()
                .map(problem -> "\n- " + problem.in(words))
                .collect(Collectors.joining("", goal + ": " + problems.size() + " problems", ""));
    }

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
