package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.told.StoppedControllers;

/** A controller that does nothing while it is told not to. */
record Stoppable(String name, Reconciler controller, StoppedControllers stopped, StageClock clock)
        implements Reconciler {
    @Override
    public Next reconcile(String namespace, String of) throws Exception {
        return stopped.isStopped(name) ? clock.retry() : controller.reconcile(namespace, of);
    }
}
