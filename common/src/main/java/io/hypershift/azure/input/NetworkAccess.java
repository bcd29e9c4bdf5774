package io.hypershift.azure.input;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the process reaches the world.
 *
 * @param httpsProxy a proxy as {@code http://host:port}; without one the JVM's own settings count
 * @param caBundle PEM certificates that are trusted besides the JVM's
 * @param dnsServers {@code host} or {@code host:port} of the servers to ask; empty for the machine's own
 */
public record NetworkAccess(Optional<URI> httpsProxy, Source caBundle, List<String> dnsServers) {

    /** The JVM's own settings. */
    public static final NetworkAccess DEFAULT = new NetworkAccess(Optional.empty(), Source.none(), List.of());

    public NetworkAccess {
        dnsServers = List.copyOf(dnsServers);
    }

    /** What is wrong with it, as far as it can be told without a connection. */
    public List<Problem> validate() {
        try {
            TrustedCertificates.context(caBundle);
            return List.of();
        } catch (HyperShiftException e) {
            return e.problems();
        }
    }

    public Optional<InetSocketAddress> proxyAddress() {
        return httpsProxy.map(proxy ->
                InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()));
    }
}
