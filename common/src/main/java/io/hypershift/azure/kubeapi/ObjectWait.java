package io.hypershift.azure.kubeapi;

import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Change;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until a look gives something: woken by changes, and by a slow poll in case a watch has gone deaf. */
public record ObjectWait(KubeApi api, Duration timeout, Cancellation cancellation) {
    private static final Duration POLL = Duration.ofSeconds(5);

    /** Looks at each change of the objects of a kind in a namespace; empty when the time is up. */
    public <T> Optional<T> until(String apiVersion, String kind, String namespace, Supplier<Optional<T>> look) {
        var change = new Change();
        var clock = new Stopwatch(timeout);
        try (var watch = api.onChange(apiVersion, kind, namespace, change::happened)) {
            while (true) {
                var seen = look.get();
                if (seen.isPresent() || clock.isOver()) {
                    return seen;
                }
                cancellation.check();
                change.await(clock.atMost(POLL), cancellation);
            }
        }
    }
}
