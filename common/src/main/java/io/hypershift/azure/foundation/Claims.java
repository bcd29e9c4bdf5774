package io.hypershift.azure.foundation;

import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which claims on a place were left by somebody who is not at work any more: those that stay as they are for a while. */
final class Claims {
    /** Making a secret and keeping it takes about a second. Whoever takes longer loses the place, and nothing else. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Stopwatch> seen = new ConcurrentHashMap<>();
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    /** Remembers a claim of this process: when it is met again, what it was for has failed. */
    String own(String claim) {
        own.add(claim);
        return claim;
    }

    boolean isAbandoned(String claim) {
        return own.contains(claim)
                || seen.computeIfAbsent(claim, it -> new Stopwatch(PATIENCE)).isOver();
    }
}
