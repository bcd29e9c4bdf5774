package io.hypershift.azure.diagnose.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where times are on a horizontal axis.
 *
 * @param left where the axis begins, in pixels
 * @param width how long it is
 */
record TimeScale(Instant from, Instant to, int left, int width) {
    private static final int MOST_TICKS = 7;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(28));

    /** A time at the axis. */
    record Tick(int x, String label) {}

    TimeScale {
        if (Duration.between(from, to).compareTo(SHORTEST) < 0) {
            to = from.plus(SHORTEST);
        }
    }

    int x(Instant at) {
        var share = (double) Duration.between(from, at).toMillis() / span().toMillis();
        return left + (int) Math.round(Math.min(Math.max(share, 0), 1) * width);
    }

    List<Tick> ticks() {
        var step = step();
        var ticks = new ArrayList<Tick>();
        long first = Math.floorDiv(from.getEpochSecond() - 1, step.toSeconds()) + 1;
        for (var at = Instant.ofEpochSecond(first * step.toSeconds()); !at.isAfter(to); at = at.plus(step)) {
            ticks.add(new Tick(x(at), label(at, step)));
        }
        return ticks;
    }

    private String label(Instant at, Duration step) {
        if (step.toDays() >= 1) {
            return Times.day(at);
        }
        if (span().toHours() >= 24) {
            return Times.day(at) + " " + Times.minute(at);
        }
        return step.toMinutes() < 1 ? Times.near(at, at) : Times.minute(at);
    }

    private Duration step() {
        return STEPS.stream()
                .filter(it -> span().dividedBy(it) < MOST_TICKS)
                .findFirst()
                .orElseGet(() -> span().dividedBy(MOST_TICKS));
    }

    private Duration span() {
        return Duration.between(from, to);
    }
}
