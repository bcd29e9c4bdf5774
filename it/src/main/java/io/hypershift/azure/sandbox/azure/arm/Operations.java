package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Long-running operations: what they do at their end happens when the first one looks after it. */
public final class Operations {
    private final Map<String, Operation> byId = new ConcurrentHashMap<>();
    private final Clock clock;

    public Operations(Clock clock) {
        this.clock = clock;
    }

    /** An operation and what its end brings about. */
    record Operation(String id, ResourceId target, Instant endsAt, boolean deletes, Runnable end, boolean ended) {
        Operation finished() {
            return new Operation(id, target, endsAt, deletes, end, true);
        }
    }

    Operation start(ResourceId target, Duration lasts, boolean deletes, Runnable end) {
        var operation = new Operation(
                UUID.randomUUID().toString(), target, clock.instant().plus(lasts), deletes, end, false);
        byId.put(operation.id(), operation);
        return operation;
    }

    Optional<Operation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** An operation that is under way on this, below it, or on something it lies in. */
    Optional<Operation> running(ResourceId id) {
        return byId.values().stream()
                .filter(operation -> !operation.ended())
                .filter(operation ->
                        id.contains(operation.target()) || operation.target().contains(id))
                .findFirst();
    }

    /** Brings about the ends that are due, in their order. */
    void settle() {
        var now = clock.instant();
        byId.values().stream()
                .filter(operation -> !operation.ended() && !now.isBefore(operation.endsAt()))
                .sorted(Comparator.comparing(Operation::endsAt))
                .forEach(operation -> {
                    byId.put(operation.id(), operation.finished());
                    operation.end().run();
                });
    }
}
