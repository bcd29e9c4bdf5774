package io.hypershift.azure.maven;

import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;

/** The proxy of {@code settings.xml} that Maven itself would take for https. */
final class SettingsProxy {
    private SettingsProxy() {}

    static Optional<String> of(Settings settings) {
        return active(settings, "https")
                .or(() -> active(settings, "http"))
                .map(proxy -> "http://" + proxy.getHost() + ":" + proxy.getPort());
    }

    private static Optional<Proxy> active(Settings settings, String protocol) {
        return settings.getProxies().stream()
                .filter(proxy -> proxy.isActive() && protocol.equalsIgnoreCase(proxy.getProtocol()))
                .findFirst();
    }
}
