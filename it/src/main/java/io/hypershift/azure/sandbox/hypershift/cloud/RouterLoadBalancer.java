package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cloud provider makes of the hosted cluster's router Service: a public address on the cluster's balancer. */
public final class RouterLoadBalancer {
    private static final String API = "2023-11-01";
    private static final List<Integer> PORTS = List.of(80, 443);

    private final HostedCluster cluster;
    private final String name;

    /**
     * @param serviceUid the Service's uid, which names everything that is made for it
     */
    public RouterLoadBalancer(HostedCluster cluster, String serviceUid) {
        this.cluster = cluster;
        this.name = "a" + serviceUid.replace("-", "").substring(0, 31);
    }

    /** Makes what is missing; answers the address, once Azure has given one. */
    public Optional<String> ensure(CloudSession azure) throws AzureException, InterruptedException {
        var address = azure.find(addressId(), API);
        if (address.isEmpty()) {
            azure.put(addressId(), API, address());
            return Optional.empty();
        }
        var ip = address.get().at("/properties/ipAddress").asText("");
        if (ip.isEmpty()) {
            return Optional.empty();
        }
        var balancer = azure.find(balancerId(), API);
        if (balancer.isEmpty() || !has(balancer.get())) {
            azure.put(balancerId(), API, with(balancer));
        }
        return Optional.of(ip);
    }

    /** Takes back what {@link #ensure} made. */
    public void remove(CloudSession azure) throws AzureException, InterruptedException {
        var balancer = azure.find(balancerId(), API);
        if (balancer.isPresent() && has(balancer.get())) {
            azure.put(balancerId(), API, without(balancer.get()));
        }
        azure.delete(addressId(), API);
    }

    private String addressId() {
        return cluster.resourceId("Microsoft.Network", "publicIPAddresses", cluster.infraId() + "-" + name);
    }

    private String balancerId() {
        return Egress.loadBalancer(cluster);
    }

    private Map<String, Object> address() {
        return Map.of(
                "location", cluster.azure("location"),
                "sku", Map.of("name", "Standard"),
                "properties", Map.of("publicIPAllocationMethod", "Static", "publicIPAddressVersion", "IPv4"));
    }

    private boolean has(JsonNode balancer) {
        return balancer.at("/properties/frontendIPConfigurations").valueStream().anyMatch(this::isOurs);
    }

    private JsonNode with(Optional<JsonNode> present) {
        var balancer = present.<ObjectNode>map(it -> it.deepCopy())
                .orElseGet(() ->
                        Json.object(Map.of("location", cluster.azure("location"), "sku", Map.of("name", "Standard"))));
        var properties = balancer.withObject("/properties");
        properties
                .withArray("frontendIPConfigurations")
                .add(Json.tree(
                        Map.of("name", name, "properties", Map.of("publicIPAddress", Map.of("id", addressId())))));
        for (int port : PORTS) {
            properties.withArray("loadBalancingRules").add(rule(port));
        }
        return balancer;
    }

    private JsonNode rule(int port) {
        var id = balancerId();
        return Json.tree(Map.of(
                "name",
                name + "-TCP-" + port,
                "properties",
                Map.of(
                        "protocol",
                        "Tcp",
                        "frontendPort",
                        port,
                        "backendPort",
                        port,
                        "disableOutboundSnat",
                        true,
                        "frontendIPConfiguration",
                        Map.of("id", id + "/frontendIPConfigurations/" + name),
                        "backendAddressPool",
                        Map.of("id", id + "/backendAddressPools/" + cluster.infraId()))));
    }

    private JsonNode without(JsonNode present) {
        ObjectNode balancer = present.deepCopy();
        var properties = balancer.withObject("/properties");
        for (var list : List.of("frontendIPConfigurations", "loadBalancingRules")) {
            ArrayNode kept = Json.object(Map.of()).arrayNode();
            properties.path(list).valueStream().filter(it -> !isOurs(it)).forEach(kept::add);
            properties.set(list, kept);
        }
        return balancer;
    }

    private boolean isOurs(JsonNode part) {
        return part.path("name").asText().startsWith(name);
    }
}
