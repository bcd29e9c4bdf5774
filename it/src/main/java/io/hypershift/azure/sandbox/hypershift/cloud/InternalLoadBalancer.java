package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the management cluster's cloud provider makes of an internal Service: a frontend on its internal load balancer. */
public final class InternalLoadBalancer {
    private static final String API = "2023-11-01";
    private static final String FRONTENDS = "frontendIPConfigurations";

    private final CloudConfig config;
    private final String name;

    public InternalLoadBalancer(CloudConfig config, Resource service) {
        this.config = config;
        this.name = "a" + service.uid().replace("-", "").substring(0, 31);
    }

    /** Makes the frontend if it is missing; answers its address. */
    public Optional<String> ensure(CloudSession azure) throws AzureException, InterruptedException {
        var present = azure.find(config.balancer(), API);
        var address = present.flatMap(this::address);
        if (address.isEmpty()) {
            return address(azure.put(config.balancer(), API, with(present)));
        }
        return address;
    }

    /** Takes back what {@link #ensure} made. */
    public void remove(CloudSession azure) throws AzureException, InterruptedException {
        var present = azure.find(config.balancer(), API);
        if (present.isPresent()
                && present.get().at("/properties/" + FRONTENDS).valueStream().anyMatch(this::isOurs)) {
            azure.put(config.balancer(), API, without(present.get()));
        }
    }

    private Optional<String> address(JsonNode balancer) {
        return balancer.at("/properties/" + FRONTENDS)
                .valueStream()
                .filter(this::isOurs)
                .map(it -> it.at("/properties/privateIPAddress").asText())
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    private JsonNode with(Optional<JsonNode> present) {
        var balancer = present.<ObjectNode>map(JsonNode::deepCopy)
                .orElseGet(() -> Json.object(Map.of("location", config.location(), "sku", Map.of("name", "Standard"))));
        balancer.withObject("/properties")
                .withArray(FRONTENDS)
                .add(Json.tree(Map.of("name", name, "properties", Map.of("subnet", Map.of("id", config.subnet())))));
        return balancer;
    }

    private JsonNode without(JsonNode present) {
        ObjectNode balancer = present.deepCopy();
        List<JsonNode> kept = present.at("/properties/" + FRONTENDS)
                .valueStream()
                .filter(it -> !isOurs(it))
                .toList();
        balancer.withObject("/properties").set(FRONTENDS, Json.tree(kept));
        return balancer;
    }

    private boolean isOurs(JsonNode frontend) {
        return frontend.path("name").asText().equals(name);
    }
}
