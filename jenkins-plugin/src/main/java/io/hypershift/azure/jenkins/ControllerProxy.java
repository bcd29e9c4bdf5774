package io.hypershift.azure.jenkins;

import java.net.InetSocketAddress;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The proxy that Jenkins is configured to reach the world through. */
final class ControllerProxy {
    private ControllerProxy() {}

    /** As {@code http://host:port}; empty where Azure is reached without. */
    static Optional<String> toAzure() {
        return Optional.ofNullable(Jenkins.get().getProxy())
                .map(proxy -> proxy.createProxy("management.azure.com").address())
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(address -> "http://" + address.getHostString() + ":" + address.getPort());
    }
}
