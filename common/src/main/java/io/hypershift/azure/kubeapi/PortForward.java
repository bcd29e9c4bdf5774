package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A port of this machine, on 127.0.0.1 alone, that leads to a port of a pod until it is closed. */
public final class PortForward implements AutoCloseable {
    private final LocalPortForward forward;

    PortForward(LocalPortForward forward) {
        this.forward = forward;
    }

    /** The port of this machine. */
    public int port() {
        return forward.getLocalPort();
    }

    @Override
    public void close() {
        try {
            forward.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
