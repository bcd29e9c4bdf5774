package hudson;

import java.net.Proxy;

/** The proxy by which the controller reaches the world. */
public final class ProxyConfiguration {
    private ProxyConfiguration() {}

    public Proxy createProxy(String host) {
        throw new UnsupportedOperationException("a declaration only");
    }
}
