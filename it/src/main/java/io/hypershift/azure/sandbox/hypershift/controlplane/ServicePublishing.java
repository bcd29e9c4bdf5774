package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import java.util.HashMap;
import java.util.Optional;

/** What is wrong with how a HostedCluster has its services published (HyperShift 3ee9615, validatePublishingStrategyMapping). */
record ServicePublishing(KubeApi api, HostedCluster cluster) {
    Optional<String> problem() {
        return routes().or(this::hostNames);
    }

    private Optional<String> routes() {
        var route = cluster.resource().items("/spec/services").stream()
                .filter(it -> it.at("/servicePublishingStrategy/type").asText().equals("Route"))
                .findFirst();
        return route.isEmpty() || api.serves(Kind.ROUTE)
                ? Optional.empty()
                : route.map(it -> "cluster does not support Routes, but service \"%s\" is exposed via a Route"
                        .formatted(it.path("service").asText()));
    }

    private Optional<String> hostNames() {
        var services = new HashMap<String, String>();
        for (var service : cluster.resource().items("/spec/services")) {
            var name = service.path("service").asText();
            var host = hostName(service.path("servicePublishingStrategy"));
            var other = host.isEmpty() ? null : services.putIfAbsent(host, name);
            if (other != null) {
                return Optional.of("service type %s can't be published with the same hostname %s as service type %s"
                        .formatted(name, host, other));
            }
        }
        return Optional.empty();
    }

    private static String hostName(JsonNode strategy) {
        return strategy.path("type").asText().equals("Route")
                ? strategy.at("/route/hostname").asText("")
                : strategy.at("/loadBalancer/hostname").asText("");
    }
}
