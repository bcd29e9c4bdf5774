package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One set of clients for each access, whoever uses it; those nobody has used for a while are closed. */
public final class Clients implements AutoCloseable {
    static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<Access, Shared> open = new HashMap<>();

    /** Clients, how many use them, and since when nobody does. */
    private static final class Shared {
        private final HyperShiftAzure hypershift;
        private int users;
        private long idleSince;

        private Shared(Access access) {
            this.hypershift = HyperShiftAzure.open(access, event -> {}, new Redactor());
        }

        private boolean isIdleFor(Duration time) {
            return users == 0 && System.nanoTime() - idleSince >= time.toNanos();
        }
    }

    /** Works with the clients of an access, heard by a listener of one's own. */
    public <T> T use(Access access, EventListener listener, Redactor redactor, Function<HyperShiftAzure, T> work) {
        var shared = take(access);
        try (var hypershift = shared.hypershift.heardBy(listener, redactor)) {
            return work.apply(hypershift);
        } finally {
            leave(shared);
        }
    }

    synchronized void closeIdle() {
        open.values().removeIf(shared -> {
            var idle = shared.isIdleFor(IDLE);
            if (idle) {
                shared.hypershift.close();
            }
            return idle;
        });
    }

    @Override
    public synchronized void close() {
        open.values().forEach(shared -> shared.hypershift.close());
        open.clear();
    }

    private synchronized Shared take(Access access) {
        var shared = open.computeIfAbsent(access, Shared::new);
        shared.users++;
        return shared;
    }

    private synchronized void leave(Shared shared) {
        shared.users--;
        shared.idleSince = System.nanoTime();
    }
}
