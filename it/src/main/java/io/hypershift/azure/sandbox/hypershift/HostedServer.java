package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.http.HttpServer;
import io.hypershift.azure.sandbox.hypershift.api.Ipv4Network;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApi;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.kubernetes.KubernetesSettings;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A hosted cluster's API server, in this process: at one port for those inside, at another for those outside. */
final class HostedServer implements HostedApi.ApiServer {
    /** Where all who come from outside come from. */
    private static final String OUTSIDE = "127.0.0.1/32";

    private final KubernetesServer server;
    private final HttpServer outside;
    private volatile boolean isOpen = true;

    private HostedServer(KubernetesServer server) {
        this.server = server;
        this.outside = server.listen(api -> request -> isOpen ? api.handle(request) : new HttpResponse.Dropped());
    }

    static HostedServer start(CertificateAuthority ca, Latency latency) {
        return new HostedServer(KubernetesServer.start(ca, KubernetesSettings.DEFAULT.withLatency(latency)));
    }

    @Override
    public String kubeconfig() {
        return server.kubeconfig();
    }

    @Override
    public String host() {
        return URI.create(server.url()).getHost();
    }

    @Override
    public int port() {
        return URI.create(server.url()).getPort();
    }

    @Override
    public String publicUrl() {
        return outside.url();
    }

    @Override
    public void admit(List<String> networks) {
        var us = Ipv4Network.of(OUTSIDE).orElseThrow();
        isOpen = networks.isEmpty()
                || networks.stream()
                        .map(Ipv4Network::of)
                        .flatMap(Optional::stream)
                        .anyMatch(us::overlaps);
    }

    @Override
    public void close() {
        outside.close();
        server.close();
    }
}
