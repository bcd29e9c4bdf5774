package io.hypershift.azure.sandbox.hypershift.api;

import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes things take the time they take: a stage of an object is over when its share of the real time has passed. */
public final class StageClock {
    private static final Duration LEAST_DEADLINE = Duration.ofMinutes(1);

    private final Latency latency;
    private final Map<String, Map<String, Long>> begun = new ConcurrentHashMap<>();

    public StageClock(Latency latency) {
        this.latency = latency;
    }

    /** Whether this stage, begun when first asked for, is over. */
    public boolean isOver(Resource of, String stage, Duration real) {
        var left = left(of, stage, latency.of(real));
        return left.isNegative() || left.isZero();
    }

    /** How much is left of the time that this stage, begun when first asked for, is given. */
    public Duration left(Resource of, String stage, Duration given) {
        var start = begun.computeIfAbsent(of.uid(), absent -> new ConcurrentHashMap<>())
                .computeIfAbsent(stage, absent -> System.nanoTime());
        return given.minusNanos(System.nanoTime() - start);
    }

    /** The stage has to be gone through again. */
    public void restart(Resource of, String stage) {
        var stages = begun.get(of.uid());
        if (stages != null) {
            stages.remove(stage);
        }
    }

    public void forget(String uid) {
        begun.remove(uid);
    }

    /** How long to wait before looking again whether a stage is over: each look is some requests, and many wait at a time. */
    public Next soon() {
        return Next.againIn(longer(Duration.ofSeconds(5), Duration.ofMillis(150)));
    }

    /** How long to wait before trying again what has failed. */
    public Next retry() {
        return Next.againIn(longer(Duration.ofSeconds(30), Duration.ofMillis(200)));
    }

    /** How long to wait before looking again although all is well. */
    public Next resync() {
        return Next.in(longer(Duration.ofMinutes(5), Duration.ofSeconds(10)));
    }

    /** How long something takes here that takes so long in reality. */
    public Duration share(Duration real) {
        return latency.of(real);
    }

    /** When to look again at what is done so often in reality. */
    public Next every(Duration real) {
        return Next.in(longer(real, Duration.ofSeconds(3)));
    }

    /** How long what has failed so often in a row is left alone: twice as long each time, as the kubelet does. */
    public Duration pause(int failures) {
        var doubled = 1L << Math.min(Math.max(failures - 1, 0), 5);
        var real = Duration.ofSeconds(10 * doubled);
        var longest = Duration.ofMinutes(5);
        var share = latency.of(real.compareTo(longest) < 0 ? real : longest);
        var least = Duration.ofMillis(Math.min(200 * doubled, 3_000));
        return share.compareTo(least) < 0 ? least : share;
    }

    /**
     * How long a deadline that an object states gives it: its share, but long enough for this machine, and never longer than
     * stated.
     */
    public Duration deadline(Duration stated) {
        var share = latency.of(stated);
        var enough = share.compareTo(LEAST_DEADLINE) < 0 ? LEAST_DEADLINE : share;
        return stated.compareTo(enough) < 0 ? stated : enough;
    }

    private Duration longer(Duration real, Duration least) {
        var share = latency.of(real);
        return share.compareTo(least) < 0 ? least : share;
    }
}
