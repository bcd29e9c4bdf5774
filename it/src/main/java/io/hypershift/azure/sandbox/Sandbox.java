package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.dns.DnsResponder;
import io.hypershift.azure.sandbox.dns.PublicZones;
import io.hypershift.azure.sandbox.hypershift.HyperShiftBehaviour;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.kubernetes.KubernetesSettings;
import io.hypershift.azure.sandbox.proxy.Proxy;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An Azure and a management cluster that runs HyperShift, in this process, for clients that know nothing of it. */
public final class Sandbox implements AutoCloseable {
    private final SandboxFiles files;
    private final CertificateAuthority authority;
    private final Azure azure;
    private final Outside outside;
    private final Proxy proxy;
    private final DnsResponder dns;
    private final KubernetesServer management;
    private final HyperShiftBehaviour behaviour;
    private final AtomicInteger doorNumbers = new AtomicInteger();
    private final List<Door> doors = new CopyOnWriteArrayList<>();

    private Sandbox(
            SandboxFiles files,
            CertificateAuthority authority,
            Azure azure,
            Outside outside,
            Proxy proxy,
            DnsResponder dns,
            KubernetesServer management,
            HyperShiftBehaviour behaviour) {
        this.files = files;
        this.authority = authority;
        this.azure = azure;
        this.outside = outside;
        this.proxy = proxy;
        this.dns = dns;
        this.management = management;
        this.behaviour = behaviour;
    }

    /** Starts everything and leaves the files that a client needs; the sandbox serves when this returns. */
    public static Sandbox start(SandboxOptions options) {
        var files = SandboxFiles.in(options.directory());
        files.startExchanges();
        var authority = CertificateAuthority.create();
        var azure = new Azure(InitialState.SUBSCRIPTION, InitialState.TENANT, options.azure(), files.exchanges());
        files.writeCredentials(InitialState.create(azure));
        var management = KubernetesServer.start(
                authority,
                KubernetesSettings.DEFAULT.withLatency(options.azure().latency()));
        var outside = new Outside(azure, management.told());
        var proxy = Proxy.start(authority, outside::knows, outside, new AdminApi(azure));
        var zones = new PublicZones(azure::resources);
        var dns = DnsResponder.start(zones);
        var behaviour = HyperShiftBehaviour.start(
                management,
                options.management(),
                proxy.uri(),
                authority,
                options.azure().latency(),
                zones::hasAddress);
        var sandbox = new Sandbox(files, authority, azure, outside, proxy, dns, management, behaviour);
        files.writeKubeconfig(management.kubeconfig());
        files.writeCertificates(authority.pem());
        files.writePullSecret();
        files.writeProperties(sandbox.properties());
        return sandbox;
    }

    /** The properties to give to the product, one {@code -D} each. */
    public Map<String, String> properties() {
        return properties(proxy.uri(), files.kubeconfig());
    }

    /** The same for those who come in another way. */
    Map<String, String> properties(URI httpsProxy, Path kubeconfig) {
        return Map.of(
                "hypershift.httpsProxy", httpsProxy.toString(),
                "hypershift.caBundleFile", files.certificates().toString(),
                "hypershift.dnsServers", dns.address(),
                "hypershift.azureCredentialsFile", files.credentials().toString(),
                "hypershift.pullSecretFile", files.pullSecret().toString(),
                "hypershift.managementKubeconfigFile", kubeconfig.toString(),
                "hypershift.baseDomain", InitialState.BASE_DOMAIN);
    }

    /**
     * Opens another way into this sandbox, which can be watched and shut while the others stay open; it is closed with the
     * sandbox at the latest.
     *
     * @param guard decides what becomes of each request that comes this way
     */
    public Door open(Guard guard) {
        var number = doorNumbers.incrementAndGet();
        var door = new Door(this, guard, files.doorKubeconfig(number));
        doors.add(door);
        files.writeDoorKubeconfig(number, management.kubeconfigAt(door.managementUrl()));
        return door;
    }

    /** What the proxy leads to. */
    Outside outside() {
        return outside;
    }

    public Azure azure() {
        return azure;
    }

    /** The cluster that HyperShift runs on. */
    public KubernetesServer management() {
        return management;
    }

    /** The proxy that leads to Azure and to registries; requests to itself are for the sandbox's own API. */
    public URI proxy() {
        return proxy.uri();
    }

    /** Where public DNS zones are answered from, {@code host:port}. */
    public String dnsServer() {
        return dns.address();
    }

    /** The authority of all certificates here. */
    public CertificateAuthority certificateAuthority() {
        return authority;
    }

    /** Where the files are. */
    public Path directory() {
        return files.directory();
    }

    @Override
    public void close() {
        doors.forEach(Door::close);
        behaviour.close();
        management.close();
        dns.close();
        proxy.close();
    }
}
