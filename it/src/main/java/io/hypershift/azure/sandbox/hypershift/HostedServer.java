package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApi;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.kubernetes.KubernetesSettings;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.net.URI;

/** A hosted cluster's API server, in this process. */
record HostedServer(KubernetesServer server) implements HostedApi.ApiServer {

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
    public void close() {
        server.close();
    }
}
