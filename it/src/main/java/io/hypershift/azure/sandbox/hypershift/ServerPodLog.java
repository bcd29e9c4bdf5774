package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.kubernetes.PodLogs;

/** The logs of pods, as the management cluster's API server serves them. */
record ServerPodLog(PodLogs logs) implements PodLog {
    @Override
    public void append(String namespace, String pod, String container, String text) {
        logs.append(namespace, pod, container, text);
    }

    @Override
    public void restart(String namespace, String pod, String container) {
        logs.restart(namespace, pod, container);
    }

    @Override
    public void finish(String namespace, String pod, String container) {
        logs.finish(namespace, pod, container);
    }
}
