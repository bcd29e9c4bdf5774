package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import java.net.URI;

/**
 * Where clients are told that a hosted cluster's API is. What is not to be reached from outside is published under its host name,
 * else under the address inside (HyperShift 3ee9615, control-plane-operator/controllers/hostedcontrolplane/kas/service.go).
 */
record PublishedApi(String host, int port) {
    private static final int ROUTER_PORT = 443;

    static PublishedApi of(HostedCluster cluster, HostedApi.ApiServer server, KubeApi management) {
        if (cluster.isPublic()) {
            var url = URI.create(server.publicUrl());
            return new PublishedApi(url.getHost(), url.getPort());
        }
        var address = management
                .get(Kind.SERVICE, cluster.controlPlaneNamespace(), PrivateServices.ROUTER)
                .map(it -> it.text("/status/loadBalancer/ingress/0/ip"))
                .orElse("");
        return new PublishedApi(cluster.externalHost("APIServer").orElse(address), ROUTER_PORT);
    }

    /** An administrator's kubeconfig that leads there. */
    String kubeconfig(HostedApi.ApiServer server) {
        return server.kubeconfig().replaceFirst("server: \\S+", "server: https://" + host + ":" + port);
    }
}
