package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;

/** Load balancers: what they refer to must exist, their parts get ids and know of each other. */
record LoadBalancers(ArmState state) implements ResourceType {
    private static final String FRONTENDS = "frontendIPConfigurations";
    private static final List<String> PARTS = List.of(
            FRONTENDS,
            "backendAddressPools",
            "loadBalancingRules",
            "probes",
            "inboundNatRules",
            "inboundNatPools",
            "outboundRules");

    @Override
    public String name() {
        return Network.BALANCERS;
    }

    @Override
    public Pace pace() {
        return Pace.operation(5, 5);
    }

    @Override
    public List<String> inlineChildren() {
        return PARTS;
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        if (!body.has("sku")) {
            body.putObject("sku").put("name", "Basic").put("tier", "Regional");
        }
        var properties = Json.child(body, "properties");
        PARTS.forEach(part -> Network.identify(put.id(), properties, part));
        var addresses = new SubnetAddresses(state);
        for (JsonNode frontend : properties.path(FRONTENDS)) {
            checkAddress(put.id(), frontend.at("/properties/publicIPAddress/id").asText());
            var settings = Json.child((ObjectNode) frontend, "properties");
            assignAddress(put, (ObjectNode) frontend, settings, addresses);
            if (!settings.has("privateIPAllocationMethod")) {
                settings.put("privateIPAllocationMethod", "Dynamic");
            }
        }
        checkReferences(put.id(), properties, properties);
        return body;
    }

    /** A frontend in a subnet is an internal one. */
    private static void assignAddress(Put put, ObjectNode frontend, ObjectNode settings, SubnetAddresses addresses) {
        var subnet = settings.at("/subnet/id").asText();
        if (!subnet.isEmpty()) {
            var kept = put.existing().stream()
                    .flatMap(old -> Json.elements(old.properties().path(FRONTENDS)))
                    .filter(old -> old.path("name").equals(frontend.path("name")))
                    .flatMap(old -> Json.text(old, "/properties/privateIPAddress").stream())
                    .findFirst();
            settings.put("privateIPAddress", addresses.assign(put.id(), subnet, kept));
        }
    }

    private void checkAddress(ResourceId balancer, String address) {
        if (!address.isEmpty()
                && state.resources().find(new ResourceId(address)).isEmpty()) {
            throw notFound(balancer, address);
        }
    }

    /** Every id below the balancer that one of its parts names must be a part's. */
    private static void checkReferences(ResourceId balancer, ObjectNode properties, JsonNode node) {
        var id = node.path("id").asText();
        boolean reference = node.size() == 1 && !id.isEmpty();
        if (reference && balancer.contains(new ResourceId(id)) && !isPart(properties, id)) {
            throw notFound(balancer, id);
        }
        node.forEach(child -> checkReferences(balancer, properties, child));
    }

    private static boolean isPart(ObjectNode properties, String id) {
        return PARTS.stream()
                .flatMap(part -> Json.elements(properties.path(part)))
                .anyMatch(part -> part.path("id").asText().equalsIgnoreCase(id));
    }

    private static ArmException notFound(ResourceId balancer, String id) {
        return ArmException.badRequest(
                "InvalidResourceReference",
                "Resource %s referenced by resource %s was not found. Please make sure that the referenced resource exists, and that both resources are in the same region."
                        .formatted(id, balancer));
    }

    /** Backend pools list the network interfaces that joined them. */
    @Override
    public ObjectNode show(Resource balancer) {
        var document = balancer.document();
        for (JsonNode pool : document.at("/properties/backendAddressPools")) {
            var members = members(pool.path("id").asText());
            if (!members.isEmpty()) {
                Json.child((ObjectNode) pool, "properties").set("backendIPConfigurations", Json.array(members));
            }
        }
        return document;
    }

    @Override
    public void checkDelete(Resource balancer) {
        PrivateLinkServices.inFrontOf(state, balancer.id()).findFirst().ifPresent(service -> {
            throw ArmException.badRequest(
                    "CannotDeleteLoadBalancerWithPrivateLinkService",
                    "Cannot delete load balancer %s since its child frontend IP configurations are in use by private link service %s."
                            .formatted(balancer.id(), service.id()));
        });
    }

    private List<ObjectNode> members(String pool) {
        return state.resources().ofType("Microsoft.Network/networkInterfaces").stream()
                .flatMap(nic -> Json.elements(nic.properties().path("ipConfigurations")))
                .filter(configuration -> Json.elements(configuration.at("/properties/loadBalancerBackendAddressPools"))
                        .anyMatch(joined -> joined.path("id").asText().equalsIgnoreCase(pool)))
                .map(configuration -> Network.reference(configuration.path("id").asText()))
                .toList();
    }
}
