package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.failure.HyperShiftException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * How what HyperShift takes its time for is waited for, in pieces short enough for a build that may be restarted between them: the
 * time runs on meanwhile. Saved with the build.
 */
public final class Errand implements Serializable {
    private static final long serialVersionUID = 1L;

    private volatile boolean begun;
    private volatile long startedAt;

    /**
     * Does the next piece; returns what has come of it once it is done.
     *
     * @throws HyperShiftException when it has failed, or the time is up
     */
    public Optional<String> advance(Awaited awaited) {
        if (startedAt == 0) {
            startedAt = System.currentTimeMillis();
        }
        if (!begun) {
            begun = awaited.begin();
            return begun ? Optional.empty() : Optional.of(awaited.told(false));
        }
        var waited = Duration.ofMillis(System.currentTimeMillis() - startedAt);
        if (awaited.isDone(waited)) {
            return Optional.of(awaited.told(true));
        }
        if (waited.compareTo(awaited.limit()) >= 0) {
            throw awaited.late();
        }
        return Optional.empty();
    }

    public boolean isLook() {
        return begun;
    }
}
