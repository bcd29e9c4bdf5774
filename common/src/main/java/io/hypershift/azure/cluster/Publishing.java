package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN;
import static io.hypershift.azure.failure.Parameter.OAUTH_PUBLISHING_STRATEGY;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.input.Options;
import java.util.List;
import java.util.Map;

/**
 * How a cluster's services are reached, by topology and with or without external DNS ({@code cmd/cluster/azure/create.go}, {@code
 * ApplyPlatformSpecifics}).
 */
record Publishing(String clusterName, Options options) {
    private static final String ROUTE = "Route";
    private static final String LOAD_BALANCER = "LoadBalancer";

    /** The first label of a service's host name, by service and in the CLI's order. */
    private static final Map<String, String> HOSTS =
            Map.of("APIServer", "api", "Ignition", "ignition", "Konnectivity", "konnectivity", "OAuthServer", "oauth");

    void put(ArrayNode services) {
        for (var service : List.of("APIServer", "Ignition", "Konnectivity", "OAuthServer")) {
            put(service, services.addObject().put("service", service).putObject("servicePublishingStrategy"));
        }
    }

    /** The host name that external DNS writes for a service; the domain must be given. */
    String host(String service) {
        return HOSTS.get(service) + "-" + clusterName + "." + options.text(EXTERNAL_DNS_DOMAIN);
    }

    private void put(String service, ObjectNode strategy) {
        var type = type(service);
        strategy.put("type", type);
        if (hasHost(service)) {
            strategy.putObject(type.equals(ROUTE) ? "route" : "loadBalancer").put("hostname", host(service));
        }
    }

    private String type(String service) {
        return switch (service) {
            case "APIServer" -> hasDomain() || access().equals("Private") ? ROUTE : LOAD_BALANCER;
            case "OAuthServer" -> options.text(OAUTH_PUBLISHING_STRATEGY);
            default -> ROUTE;
        };
    }

    /** What only nodes and their machines ask has no name of its own where they ask from inside. */
    private boolean hasHost(String service) {
        return hasDomain()
                && (access().equals("Public") || service.equals("APIServer") || service.equals("OAuthServer"));
    }

    private boolean hasDomain() {
        return options.isGiven(EXTERNAL_DNS_DOMAIN);
    }

    private String access() {
        return options.text(ENDPOINT_ACCESS);
    }
}
