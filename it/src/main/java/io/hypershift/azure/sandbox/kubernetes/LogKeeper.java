package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.kubernetes.store.Change;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;

/** Forgets the logs of pods that are gone: some are megabytes. */
final class LogKeeper implements Controller {
    private static final ResourceName PODS = new ResourceName("", "pods");

    private final PodLogs logs;

    LogKeeper(PodLogs logs) {
        this.logs = logs;
    }

    @Override
    public void onChange(Change change) {
        if (change.deleted() && change.key().resource().equals(PODS)) {
            logs.forget(change.key().namespace(), change.key().name());
        }
    }
}
