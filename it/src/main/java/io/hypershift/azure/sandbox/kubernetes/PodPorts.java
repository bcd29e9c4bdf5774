package io.hypershift.azure.sandbox.kubernetes;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Knows what listens on the ports of pods. */
@FunctionalInterface
public interface PodPorts {

    /** Where those are led to who connect to a port of a pod; empty if nobody listens on it. */
    Optional<InetSocketAddress> listener(String namespace, String pod, int port);
}
