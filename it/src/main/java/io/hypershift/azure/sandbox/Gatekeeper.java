package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Passage.Side;
import io.hypershift.azure.sandbox.http.HttpRequest;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers the requests that come to a door and puts them to its guard, one after the other, so that whatever comes after a cut
 * finds the door shut.
 */
final class Gatekeeper {
    private final Guard guard;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Side> shut = ConcurrentHashMap.newKeySet();

    Gatekeeper(Guard guard) {
        this.guard = guard;
    }

    /** What becomes of a request; one that comes too late is dropped without a number. */
    synchronized Decision decide(Side side, HttpRequest request) {
        if (shut.contains(side)) {
            return Decision.DROP_BEFORE;
        }
        var decision = guard.decide(new Passage(
                requests.incrementAndGet(),
                side,
                request.method(),
                request.host(),
                request.path(),
                request.parameter("dryRun").isPresent()));
        var shutMeanwhile = shut.contains(side);
        if (decision.cuts()) {
            shut.addAll(EnumSet.allOf(Side.class));
        }
        return shutMeanwhile ? withoutEffect(decision) : decision;
    }

    /** Lets nothing more in; waits for no guard. */
    void shut(Side side) {
        shut.add(side);
    }

    int requests() {
        return requests.get();
    }

    private static Decision withoutEffect(Decision decision) {
        return decision.cuts() ? Decision.CUT_BEFORE : Decision.DROP_BEFORE;
    }
}
