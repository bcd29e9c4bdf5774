package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When what was tried at Azure is tried again: soon while it waits, after a pause when it failed, rarely when it is done. */
final class Attempts {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration AFTER_SUCCESS = Duration.ofMinutes(5);
    private static final Duration LEAST_AFTER_FAILURE = Duration.ofMillis(300);
    private static final Duration LEAST_AFTER_SUCCESS = Duration.ofSeconds(5);

    private final Latency latency;
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    private record Attempt(String problem, long dueAt) {}

    Attempts(Latency latency) {
        this.latency = latency;
    }

    boolean isDue(String key) {
        var attempt = attempts.get(key);
        return attempt == null || System.nanoTime() - attempt.dueAt() >= 0;
    }

    String last(String key) {
        return attempts.getOrDefault(key, new Attempt("", 0)).problem();
    }

    String done(String key, String waitsFor) {
        return keep(key, waitsFor, waitsFor.isEmpty() ? atLeast(AFTER_SUCCESS, LEAST_AFTER_SUCCESS) : Duration.ZERO);
    }

    String failed(String key, String problem) {
        return keep(key, problem, atLeast(AFTER_FAILURE, LEAST_AFTER_FAILURE));
    }

    private String keep(String key, String problem, Duration pause) {
        attempts.put(key, new Attempt(problem, System.nanoTime() + pause.toNanos()));
        return problem;
    }

    private Duration atLeast(Duration real, Duration least) {
        var scaled = latency.of(real);
        return scaled.compareTo(least) < 0 ? least : scaled;
    }
}
