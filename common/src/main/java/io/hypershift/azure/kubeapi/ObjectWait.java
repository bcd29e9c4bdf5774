package io.hypershift.azure.kubeapi;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Change;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a look gives something: woken by changes, and by a slow poll in case a watch has gone deaf. An API server that does not
 * answer for a while, as when it is upgraded, ends no wait; one that does not answer at the end of the time is told.
 */
public record ObjectWait(KubeApi api, Duration timeout, Cancellation cancellation) {
    private static final Duration POLL = Duration.ofSeconds(5);

    /** Looks at each change of the objects of a kind in a namespace; empty when the time is up. */
    public <T> Optional<T> until(String apiVersion, String kind, String namespace, Supplier<Optional<T>> look) {
        return until(change -> api.onChange(apiVersion, kind, namespace, change::happened), look);
    }

    /** Looks at each change of one object; empty when the time is up. */
    public <T> Optional<T> until(Ref ref, Supplier<Optional<T>> look) {
        return until(change -> api.onChange(ref, change::happened), look);
    }

    /** Looks now and then, where nothing tells of a change; empty when the time is up. */
    public <T> Optional<T> until(Duration every, Supplier<Optional<T>> look) {
        return new Looks<>(look).until(new Change(), every);
    }

    private <T> Optional<T> until(Function<Change, Watch> watching, Supplier<Optional<T>> look) {
        var looks = new Looks<>(look);
        if (looks.again().isPresent()) {
            return looks.seen; // no watch is opened for what is so already
        }
        var change = new Change();
        try (var watch = watched(watching, change)) {
            return looks.until(change, POLL);
        }
    }

    private static Watch watched(Function<Change, Watch> watching, Change change) {
        try {
            return watching.apply(change);
        } catch (HyperShiftException e) {
            if (KubeCall.passing(e).isEmpty()) {
                throw e;
            }
            return () -> {}; // the poll is left
        }
    }

    /** The looks of one wait. */
    private final class Looks<T> {
        private final Supplier<Optional<T>> look;
        private final Stopwatch clock = new Stopwatch(timeout);
        private Optional<T> seen = Optional.empty();
        private @Nullable HyperShiftException unanswered;

        Looks(Supplier<Optional<T>> look) {
            this.look = look;
        }

        Optional<T> until(Change change, Duration poll) {
            while (again().isEmpty() && !clock.isOver()) {
                cancellation.check();
                change.await(clock.atMost(poll), cancellation);
            }
            if (seen.isEmpty() && unanswered != null) {
                throw unanswered;
            }
            return seen;
        }

        Optional<T> again() {
            try {
                seen = look.get();
                unanswered = null;
            } catch (HyperShiftException e) {
                if (KubeCall.passing(e).isEmpty()) {
                    throw e;
                }
                unanswered = e;
            }
            return seen;
        }
    }
}
