package io.hypershift.azure.kubeapi;

/** A watch that goes on until it is closed. */
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
