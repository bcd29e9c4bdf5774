package io.hypershift.azure.check;

import io.hypershift.azure.failure.Text;
import java.util.Optional;

/**
 * A probe's finding, and what stands in the way of those that build on it.
 *
 * @param obstacle the check that has failed, so that nothing can be told of what builds on it
 */
record Made(Finding<?> finding, Optional<String> obstacle) {
    static final String NEEDS = "not checked: it builds on {}";

    /** A failure that leaves a value behind stands in nobody's way. */
    static Made of(String probe, Finding<?> finding) {
        var stops = finding.outcome() == Outcome.FAILED && finding.value().isEmpty();
        return new Made(finding, stops ? Optional.of(probe) : Optional.empty());
    }

    static Made stoppedBy(String obstacle) {
        return new Made(needs(obstacle), Optional.of(obstacle));
    }

    static Finding<?> needs(String probe) {
        return Finding.unknown(Text.of(NEEDS, probe), Text.NONE);
    }
}
