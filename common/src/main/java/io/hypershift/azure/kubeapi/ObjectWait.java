package io.hypershift.azure.kubeapi;

import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Change;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Waits until a look gives something: woken by changes, and by a slow poll in case a watch has gone deaf. */
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
        var clock = new Stopwatch(timeout);
        var seen = look.get();
        while (seen.isEmpty() && !clock.isOver()) {
            cancellation.check();
            new Change().await(clock.atMost(every), cancellation);
            seen = look.get();
        }
        return seen;
    }

    private <T> Optional<T> until(Function<Change, Watch> watching, Supplier<Optional<T>> look) {
        var seen = look.get();
        if (seen.isPresent()) {
            return seen; // no watch is opened for what is so already
        }
        var change = new Change();
        var clock = new Stopwatch(timeout);
        try (var watch = watching.apply(change)) {
            while (seen.isEmpty() && !clock.isOver()) {
                cancellation.check();
                change.await(clock.atMost(POLL), cancellation);
                seen = look.get();
            }
            return seen;
        }
    }
}
