package io.hypershift.azure.lease;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.manifest.Ref;
import java.time.Duration;

/** Tells what becomes of a lease and its namespace like the steps of a plan. */
record LeaseEvents(String namespace, String name, EventListener events) {

    static LeaseEvents of(ClusterLease lease, EventListener events) {
        return new LeaseEvents(lease.namespace(), lease.name(), events);
    }

    void namespace(Outcome outcome) {
        tell(Ref.namespace(namespace).toString(), outcome);
    }

    void lease(Outcome outcome) {
        tell("lease " + namespace + "/" + name, outcome);
    }

    private void tell(String step, Outcome outcome) {
        events.on(new Event.StepFinished("lease of cluster " + name, step, outcome, Duration.ZERO));
    }
}
