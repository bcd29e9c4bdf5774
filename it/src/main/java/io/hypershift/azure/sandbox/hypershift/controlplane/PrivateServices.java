package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Services by which a private cluster is reached from inside Azure, and the private links that the control plane operator asks
 * for in front of them (HyperShift 3ee9615, control-plane-operator/controllers/azureprivatelinkservice/observer.go).
 */
final class PrivateServices {
    static final String ROUTER = "private-router";

    private static final String OAUTH = "oauth-openshift";
    private static final String INTERNAL = "service.beta.kubernetes.io/azure-load-balancer-internal";

    private final HostedCluster cluster;

    PrivateServices(HostedCluster cluster) {
        this.cluster = cluster;
    }

    List<Resource> services() {
        if (!cluster.isPrivate()) {
            return List.of();
        }
        var services = new ArrayList<>(List.of(service(ROUTER, 443)));
        if (cluster.publishing("OAuthServer").equals("LoadBalancer")) {
            services.add(service(OAUTH, 6443));
        }
        return services;
    }

    private Resource service(String name, int port) {
        return Resource.of(Kind.SERVICE, cluster.controlPlaneNamespace(), name)
                .withAnnotation(INTERNAL, "true")
                .with("/spec/type", "LoadBalancer")
                .with("/spec/selector/app", name)
                .with("/spec/ports", List.of(Map.of("name", "https", "port", port, "targetPort", "https")));
    }

    /** The link in front of a Service, once the Service has an address. */
    Optional<Resource> link(Resource service, Resource controlPlane) {
        var address = service.text("/status/loadBalancer/ingress/0/ip");
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(Resource.of(Kind.AZURE_PRIVATE_LINK_SERVICE, service.namespace(), service.name())
                        .withAnnotation(
                                ControlPlaneObjects.CLUSTER_ANNOTATION, cluster.namespace() + "/" + cluster.name())
                        .with("/spec", spec(address))
                        .ownedBy(controlPlane));
    }

    private Map<String, Object> spec(String address) {
        var spec = new HashMap<String, Object>(Map.of(
                "loadBalancerIP", address,
                "subscriptionID", cluster.azure("subscriptionID"),
                "resourceGroupName", cluster.azure("resourceGroup"),
                "location", cluster.azure("location"),
                "guestSubnetID", cluster.azure("subnetID"),
                "guestVNetID", cluster.azure("vnetID")));
        put(spec, "natSubnetID", cluster.azure("private/privateLink/natSubnetID"));
        put(spec, "baseDomain", baseDomain());
        var more = cluster.resource().items("/spec/platform/azure/private/privateLink/additionalAllowedSubscriptions");
        if (!more.isEmpty()) {
            spec.put("additionalAllowedSubscriptions", more);
        }
        return spec;
    }

    private static void put(Map<String, Object> spec, String name, String value) {
        if (!value.isEmpty()) {
            spec.put(name, value);
        }
    }

    /** What follows the cluster's name in the OAuth server's host name, else the base domain. */
    private String baseDomain() {
        var prefix = "oauth-" + cluster.name() + ".";
        return cluster.externalHost("OAuthServer")
                .filter(host -> host.startsWith(prefix))
                .map(host -> host.substring(prefix.length()))
                .orElseGet(() -> cluster.resource().text("/spec/dns/baseDomain"));
    }
}
