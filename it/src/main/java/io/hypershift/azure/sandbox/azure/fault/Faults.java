package io.hypershift.azure.sandbox.azure.fault;

import io.hypershift.azure.sandbox.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are still to come, in the order in which they were added. */
public final class Faults {
    private final List<Fault> pending = new ArrayList<>();

    public synchronized void add(Fault fault) {
        pending.add(fault);
    }

    public synchronized void clear() {
        pending.clear();
    }

    public synchronized List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** The fault that befalls this request, used up by one. */
    public synchronized Optional<Fault> take(HttpRequest request) {
        for (int i = 0; i < pending.size(); i++) {
            var fault = pending.get(i);
            if (fault.befalls(request.method(), request.host(), request.path())) {
                if (fault.times() > 1) {
                    pending.set(i, fault.times(fault.times() - 1));
                } else {
                    pending.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
