package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/**
 * The router of a control plane that is published under host names of its own, and its Routes: what external DNS finds them by
 * (HyperShift 3ee9615, control-plane-operator/controllers/hostedcontrolplane/infra/infra.go).
 */
final class PublicRoutes {
    private static final String ROUTER = "router";

    private static final Map<String, Target> TARGETS = Map.of(
            "APIServer", new Target("kube-apiserver", "kube-apiserver"),
            "OAuthServer", new Target("oauth", "oauth-openshift"),
            "Ignition", new Target("ignition-server", "ignition-server"),
            "Konnectivity", new Target("konnectivity-server", "konnectivity-server"));

    /** A Route, and the Service that it leads to. */
    private record Target(String route, String service) {}

    private final HostedCluster cluster;

    PublicRoutes(HostedCluster cluster) {
        this.cluster = cluster;
    }

    private boolean areWanted() {
        return cluster.isPublic()
                && cluster.publishing("APIServer").equals("Route")
                && cluster.externalHost("APIServer").isPresent();
    }

    List<Resource> services() {
        return areWanted()
                ? List.of(Resource.of(Kind.SERVICE, cluster.controlPlaneNamespace(), ROUTER)
                        .with("/spec/type", "LoadBalancer")
                        .with("/spec/selector/app", "private-router")
                        .with("/spec/ports", List.of(Map.of("name", "https", "port", 443, "targetPort", "https"))))
                : List.of();
    }

    /** Makes the Routes once the router has an address; answers whether that is done. */
    boolean admit(KubeApi api, Resource controlPlane) {
        if (!areWanted()) {
            return true;
        }
        var address = api.get(Kind.SERVICE, cluster.controlPlaneNamespace(), ROUTER)
                .map(it -> it.text("/status/loadBalancer/ingress/0/ip"))
                .filter(it -> !it.isEmpty());
        if (address.isPresent() && api.serves(Kind.ROUTE)) {
            TARGETS.forEach((service, target) -> cluster.externalHost(service)
                    .filter(host -> cluster.publishing(service).equals("Route"))
                    .ifPresent(host -> admit(api, route(target, host).ownedBy(controlPlane), host, address.get())));
        }
        return address.isPresent();
    }

    private Resource route(Target target, String host) {
        return Resource.of(Kind.ROUTE, cluster.controlPlaneNamespace(), target.route())
                .with("/spec/host", host)
                .with("/spec/to", Map.of("kind", "Service", "name", target.service()))
                .with("/spec/tls/termination", "passthrough");
    }

    private static void admit(KubeApi api, Resource route, String host, String address) {
        var ingress = Map.of("host", host, "routerName", ROUTER, "routerCanonicalHostname", address);
        api.updateStatus(Kind.ROUTE, api.apply(Kind.ROUTE, route), Json.tree(Map.of("ingress", List.of(ingress))));
    }
}
