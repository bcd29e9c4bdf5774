package io.hypershift.azure.sandbox.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failures that a server is told to have, in the order told. */
public final class Faults {
    private final List<Fault> pending = new ArrayList<>();

    public synchronized void add(Fault fault) {
        pending.add(fault);
    }

    public synchronized void clear() {
        pending.clear();
    }

    /** What is still to come. */
    public synchronized List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** The fault that a request is to meet, used up by one. */
    synchronized Optional<Fault.Effect> take(Fault.Match request) {
        for (var i = 0; i < pending.size(); i++) {
            var fault = pending.get(i);
            if (fault.match().covers(request)) {
                if (fault.count() <= 1) {
                    pending.remove(i);
                } else {
                    pending.set(i, new Fault(fault.match(), fault.count() - 1, fault.effect()));
                }
                return Optional.of(fault.effect());
            }
        }
        return Optional.empty();
    }
}
