package io.hypershift.azure.sandbox.hypershift.privatelink;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Map;

/** By what external DNS publishes the host names of a cluster that is private only: they lead to the private endpoint. */
record ExternalNames(HostedCluster cluster) {
    private static final Map<String, String> SERVICES = Map.of(
            "APIServer", "kube-apiserver-private-external",
            "OAuthServer", "oauth-private-external");

    void write(KubeApi api, PrivateLink link, Resource controlPlane) {
        if (cluster.isPublic() || !link.isRouter()) {
            return;
        }
        SERVICES.forEach((service, name) -> cluster.externalHost(service)
                .filter(host -> cluster.publishing(service).equals("Route"))
                .map(host -> Resource.of(Kind.SERVICE, cluster.controlPlaneNamespace(), name)
                        .withLabel("hypershift.openshift.io/azure-pls-external-private-svc", "true")
                        .withAnnotation("external-dns.alpha.kubernetes.io/hostname", host)
                        .with("/spec/type", "ExternalName")
                        .with("/spec/externalName", link.status("privateEndpointIP"))
                        .ownedBy(controlPlane))
                .ifPresent(it -> api.apply(Kind.SERVICE, it)));
    }
}
