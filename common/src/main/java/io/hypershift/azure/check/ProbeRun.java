package io.hypershift.azure.check;

import io.hypershift.azure.plan.Cancellation;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One check, made once all that it builds on is. */
record ProbeRun(Probe<?> probe, Map<Probe<?>, CompletableFuture<Made>> all, Cancellation cancellation)
        implements Supplier<Made>, Answers {

    @Override
    public Made get() {
        cancellation.check();
        return probe.after().stream()
                .map(it -> made(it).obstacle())
                .flatMap(Optional::stream)
                .findFirst()
                .map(Made::stoppedBy)
                .orElseGet(this::make);
    }

    @Override
    @SuppressWarnings("unchecked") // a probe's finding is put in under the probe itself, which has the type
    public <T> T of(Probe<T> other) {
        if (!probe.after().contains(other)) {
            throw new IllegalArgumentException(probe.name() + " asks for what it was not said to build on");
        }
        return ((Finding<T>) made(other).finding()).value().orElseThrow(() -> new NotMade(other.name()));
    }

    private Made make() {
        try {
            return Made.of(probe.name(), probe.make(this));
        } catch (NotMade e) {
            return Made.of(probe.name(), Made.needs(e.probe()));
        }
    }

    private Made made(Probe<?> other) {
        return Objects.requireNonNull(all.get(other), "a probe builds on what was listed before it")
                .join();
    }
}
