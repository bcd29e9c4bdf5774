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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Private link services: a load balancer's frontend, to be reached from other networks by private endpoints. */
record PrivateLinkServices(ArmState state) implements ResourceType {
    static final String TYPE = "Microsoft.Network/privateLinkServices";

    private static final String FRONTENDS = "loadBalancerFrontendIpConfigurations";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public Pace pace() {
        return Pace.operation(10, 10);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        var properties = Json.child(body, "properties");
        properties.remove("privateEndpointConnections");
        Json.elements(properties.path(FRONTENDS))
                .forEach(frontend -> checkFrontend(put.id(), frontend.path("id").asText()));
        Network.identify(put.id(), properties, "ipConfigurations");
        Json.elements(properties.path("ipConfigurations"))
                .forEach(it ->
                        checkSubnet(put.id(), it.at("/properties/subnet/id").asText()));
        for (var list : List.of("visibility", "autoApproval")) {
            Json.child(properties, list).withArray("subscriptions");
        }
        properties.put("alias", alias(put, body));
        return body;
    }

    private void checkFrontend(ResourceId service, String id) {
        var exists = state.resources().ofType(Network.BALANCERS).stream()
                .flatMap(balancer -> Json.elements(balancer.properties().path("frontendIPConfigurations")))
                .anyMatch(frontend -> Network.refersTo(frontend, new ResourceId(id)));
        if (!exists) {
            throw ArmException.badRequest(
                    "InvalidResourceReference",
                    "Resource %s referenced by resource %s was not found. Please make sure that the referenced resource exists, and that both resources are in the same region."
                            .formatted(id, service));
        }
    }

    private void checkSubnet(ResourceId service, String id) {
        var subnet = new SubnetAddresses(state).subnet(service, id);
        if (!subnet.at("/properties/privateLinkServiceNetworkPolicies").asText().equals("Disabled")) {
            throw ArmException.badRequest(
                    "PrivateLinkServiceNetworkPoliciesCannotBeEnabledOnPrivateLinkServiceSubnet",
                    "Private link service %s cannot be created in a subnet %s since it has private link service network policies enabled."
                            .formatted(service, id));
        }
    }

    private static String alias(Put put, ObjectNode body) {
        return put.existing()
                .flatMap(old -> Json.text(old.properties(), "/alias"))
                .orElseGet(() -> "%s.%s.%s.azure.privatelinkservice"
                        .formatted(
                                put.id().name(),
                                UUID.randomUUID(),
                                body.path("location").asText()));
    }

    /** The service that a private endpoint names, by its id or its alias. */
    static Optional<Resource> called(ArmState state, String name) {
        return state.resources().ofType(TYPE).stream()
                .filter(it -> it.id().key().equals(new ResourceId(name).key())
                        || it.properties().path("alias").asText().equals(name))
                .findFirst();
    }

    /** Whether those of a subscription are in one of the service's lists. */
    static boolean lists(Resource service, String list, String subscription) {
        return Json.elements(service.properties().at("/" + list + "/subscriptions"))
                .map(JsonNode::asText)
                .anyMatch(it -> it.equals("*") || it.equalsIgnoreCase(subscription));
    }

    /** With the endpoints that are connected to it. */
    @Override
    public ObjectNode show(Resource service) {
        var document = service.document();
        Json.child(document, "properties")
                .set(
                        "privateEndpointConnections",
                        Json.array(connections(service.id())
                                .map(Resource::document)
                                .toList()));
        return document;
    }

    private Stream<Resource> connections(ResourceId service) {
        return state.resources().below(service, EndpointConnections.TYPE).stream();
    }

    @Override
    public void checkDelete(Resource service) {
        var active = connections(service.id())
                .filter(it -> EndpointConnections.isActive(it))
                .count();
        if (active > 0) {
            throw ArmException.badRequest(
                    "PrivateLinkServiceWithPrivateEndpointConnectionsCannotBeDeleted",
                    "Private link service %s cannot be deleted since it has %d private endpoint connections."
                            .formatted(service.id(), active));
        }
    }

    /** The services in front of a load balancer. */
    static Stream<Resource> inFrontOf(ArmState state, ResourceId balancer) {
        return state.resources().ofType(TYPE).stream()
                .filter(service -> Json.elements(service.properties().path(FRONTENDS))
                        .anyMatch(it ->
                                balancer.contains(new ResourceId(it.path("id").asText()))));
    }
}
