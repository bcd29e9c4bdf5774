package io.hypershift.azure.check;

import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes checks on a pool, each as soon as those it builds on are made. None keeps the others waiting for longer than its
 * limit, and none stops them by failing.
 */
public final class CheckRunner {
    /** Longer than Azure's throttling makes a reader wait, shorter than a user does. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Executor pool;
    private final Duration limit;
    private final Function<Throwable, Finding<?>> refusals;

    public CheckRunner(Executor pool) {
        this(pool, LIMIT);
    }

    CheckRunner(Executor pool, Duration limit) {
        this(pool, limit, Refusals::of);
    }

    private CheckRunner(Executor pool, Duration limit, Function<Throwable, Finding<?>> refusals) {
        this.pool = pool;
        this.limit = limit;
        this.refusals = refusals;
    }

    /** The same where only a finding can fail: whatever keeps a check from being made tells nothing about what it looks at. */
    public CheckRunner tolerant() {
        return new CheckRunner(pool, limit, Refusals::unknown);
    }

    /** Makes all checks; one that fails is a result, only a cancellation throws. */
    public CheckReport run(Checklist list, Cancellation cancellation) {
        return begin(list, cancellation).get();
    }

    /** The same for one who does something else meanwhile: who asks for the report waits for it. */
    public Supplier<CheckReport> begin(Checklist list, Cancellation cancellation) {
        Map<Probe<?>, CompletableFuture<Made>> running = new ConcurrentHashMap<>();
        for (var probe : list.probes()) {
            var attempt = new ProbeRun(probe, running, cancellation);
            var before = probe.after().stream()
                    .map(it -> Objects.requireNonNull(running.get(it), "listed before"))
                    .toArray(CompletableFuture<?>[]::new);
            running.put(probe, CompletableFuture.allOf(before).thenCompose(done -> begin(attempt)));
        }
        return () -> {
            var checks = list.probes().stream()
                    .map(it -> Objects.requireNonNull(running.get(it))
                            .join()
                            .finding()
                            .named(it.name()))
                    .toList();
            cancellation.check();
            return new CheckReport(checks);
        };
    }

    private CompletableFuture<Made> begin(ProbeRun attempt) {
        var name = attempt.probe().name();
        return CompletableFuture.supplyAsync(attempt, pool)
                .completeOnTimeout(Made.of(name, late()), limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Made.of(name, refusals.apply(origin(failure))));
    }

    private static Throwable origin(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private Finding<?> late() {
        return Finding.unknown(Text.of("no answer within {} s", limit.toSeconds()), Text.NONE);
    }
}
