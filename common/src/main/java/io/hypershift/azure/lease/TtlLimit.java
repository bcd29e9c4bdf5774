package io.hypershift.azure.lease;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Durations;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long clusters may live, counted from their creation. Whoever owns the management cluster says it: as {@code maxTtl} in
 * the ConfigMap {@code hypershift-azure} of the hosted clusters' namespace, such as {@code 8h}.
 */
record TtlLimit(Ref source, Optional<Duration> maxTtl) {
    private static final String NAME = "hypershift-azure";
    private static final String KEY = "maxTtl";

    static TtlLimit read(KubeApi api, String namespace) {
        var ref = new Ref("v1", "ConfigMap", namespace, NAME);
        return new TtlLimit(
                ref,
                api.find(ref)
                        .map(map -> map.text("data", KEY))
                        .filter(text -> !text.isEmpty())
                        .map(text -> duration(ref, text)));
    }

    private static Duration duration(Ref ref, String text) {
        return Durations.parse(text)
                .filter(it -> !it.isZero() && !it.isNegative())
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("max-ttl", "{} says {}: \"{}\", which is no duration", ref, KEY, text)
                                .remedy("Ask the owner of the management cluster to correct it, for example to 8h.")));
    }

    /** When a cluster must go at the latest. */
    Instant latest(Instant createdAt) {
        return maxTtl.map(createdAt::plus).orElse(Instant.MAX);
    }

    /** The expiry of a cluster that is wanted for so long from now; that it was cut is said. */
    Instant expiry(Instant createdAt, Instant now, Duration wish, EventListener events) {
        var wanted = now.plus(wish).truncatedTo(ChronoUnit.SECONDS);
        var latest = latest(createdAt);
        if (maxTtl.isEmpty() || !wanted.isAfter(latest)) {
            return wanted;
        }
        events.on(new Event.Warning(Text.of(
                "{} {} is cut: {} allows clusters {} from their creation, so this one expires at {}",
                Parameter.TTL,
                Stopwatch.text(wish),
                source,
                Stopwatch.text(maxTtl.get()),
                latest)));
        return latest;
    }
}
