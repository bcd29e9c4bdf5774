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

/** Private endpoints: a network interface in a subnet that leads to a private link service. */
record PrivateEndpoints(ArmState state) implements ResourceType {
    private static final List<String> CONNECTIONS =
            List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections");

    @Override
    public String name() {
        return "Microsoft.Network/privateEndpoints";
    }

    @Override
    public Pace pace() {
        return Pace.operation(10, 10);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        var properties = Json.child(body, "properties");
        new SubnetAddresses(state).subnet(put.id(), properties.at("/subnet/id").asText());
        CONNECTIONS.forEach(list -> Network.identify(put.id(), properties, list));
        connections(properties).forEach(it -> connect(put.id(), it));
        var nic = put.existing()
                .flatMap(old -> Json.text(old.properties(), "/networkInterfaces/0/id"))
                .orElseGet(() -> makeInterface(put.id(), body));
        properties.set("networkInterfaces", Json.array(List.of(Network.reference(nic))));
        properties.putArray("customDnsConfigs");
        return body;
    }

    private static Stream<JsonNode> connections(ObjectNode properties) {
        return CONNECTIONS.stream().flatMap(list -> Json.elements(properties.path(list)));
    }

    private void connect(ResourceId endpoint, JsonNode connection) {
        var named = connection.at("/properties/privateLinkServiceId").asText();
        var subscription = endpoint.subscription().orElse("");
        var service = PrivateLinkServices.called(state, named)
                .filter(it -> PrivateLinkServices.lists(it, "visibility", subscription))
                .orElseThrow(() -> ArmException.badRequest(
                        "InvalidPrivateLinkServiceId",
                        "Private Endpoint %s refers to a private link service %s that does not exist or is not visible to its subscription."
                                .formatted(endpoint, named)));
        var isApproved = PrivateLinkServices.lists(service, "autoApproval", subscription);
        EndpointConnections.connect(state, service, endpoint, isApproved ? "Approved" : "Pending");
    }

    private String makeInterface(ResourceId endpoint, ObjectNode body) {
        var id = endpoint.groupId()
                .orElseThrow()
                .extension("Microsoft.Network/networkInterfaces", endpoint.name() + ".nic." + UUID.randomUUID());
        var subnet = body.at("/properties/subnet/id").asText();
        var nic = Json.object().put("location", body.path("location").asText());
        nic.putObject("tags");
        var properties = nic.putObject("properties").put("provisioningState", "Succeeded");
        properties.set("privateEndpoint", Network.reference(endpoint.text()));
        var configuration = properties.putArray("ipConfigurations").addObject().put("name", "privateEndpointIpConfig");
        configuration
                .putObject("properties")
                .put("privateIPAddress", new SubnetAddresses(state).assign(endpoint, subnet, Optional.empty()))
                .put("privateIPAllocationMethod", "Dynamic")
                .put("primary", true)
                .set("subnet", Network.reference(subnet));
        Network.identify(id, properties, "ipConfigurations");
        state.resources().put(new Resource(id, nic, state.clock().instant()));
        return id.text();
    }

    /** With what the service has made of its connection. */
    @Override
    public ObjectNode show(Resource endpoint) {
        var document = endpoint.document();
        var current = EndpointConnections.of(state, endpoint.id()).map(EndpointConnections::stateOf);
        connections(Json.child(document, "properties"))
                .map(it -> Json.child((ObjectNode) it, "properties"))
                .forEach(it -> it.set(
                        "privateLinkServiceConnectionState",
                        current.orElseGet(() -> Json.object()
                                .put("status", "Disconnected")
                                .put("description", "")
                                .put("actionsRequired", "None"))));
        return document;
    }

    @Override
    public void deleted(Resource endpoint) {
        EndpointConnections.of(state, endpoint.id())
                .ifPresent(it -> state.resources().remove(it.id()));
        Json.elements(endpoint.properties().path("networkInterfaces"))
                .forEach(it ->
                        state.resources().remove(new ResourceId(it.path("id").asText())));
    }
}
