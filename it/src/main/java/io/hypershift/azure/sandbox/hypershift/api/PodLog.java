package io.hypershift.azure.sandbox.hypershift.api;

/** Where containers write: what they say is read as the log of their pod. */
public interface PodLog {
    void append(String namespace, String pod, String container, String text);

    /** The container is started once more: what it said so far is kept as the log of the one before. */
    void restart(String namespace, String pod, String container);

    /** The container has ended; whoever follows its log is done. */
    void finish(String namespace, String pod, String container);
}
