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

/** Virtual networks with their subnets. */
record VirtualNetworks(ArmState state) implements ResourceType {
    private static final String SUBNETS = "subnets";

    @Override
    public String name() {
        return Network.NETWORKS;
    }

    @Override
    public Pace pace() {
        return Pace.operation(5, 5);
    }

    @Override
    public List<String> inlineChildren() {
        return List.of(SUBNETS);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        var properties = Json.child(body, "properties");
        if (properties.at("/addressSpace/addressPrefixes").isEmpty()) {
            throw ArmException.badRequest("InvalidRequestFormat", "The virtual network has no address space.");
        }
        if (!properties.has(SUBNETS)) {
            put.existing()
                    .ifPresent(old -> properties.set(SUBNETS, old.properties().path(SUBNETS)));
        }
        Network.identify(put.id(), properties, SUBNETS);
        properties.path(SUBNETS).forEach(subnet -> completeSubnet(put.id(), (ObjectNode) subnet));
        if (!properties.has("virtualNetworkPeerings")) {
            properties.putArray("virtualNetworkPeerings");
        }
        properties.put(
                "enableDdosProtection", properties.path("enableDdosProtection").asBoolean());
        return body;
    }

    private void completeSubnet(ResourceId network, ObjectNode subnet) {
        var properties = Json.child(subnet, "properties");
        var securityGroup = Json.text(properties, "/networkSecurityGroup/id").map(ResourceId::new);
        if (securityGroup.isPresent()
                && state.resources().find(securityGroup.get()).isEmpty()) {
            throw ArmException.badRequest(
                    "InvalidResourceReference",
                    "Resource %s referenced by resource %s was not found. Please make sure that the referenced resource exists, and that both resources are in the same region."
                            .formatted(securityGroup.get(), network));
        }
        setDefault(properties, "privateEndpointNetworkPolicies", "Disabled");
        setDefault(properties, "privateLinkServiceNetworkPolicies", "Enabled");
        if (!properties.has("delegations")) {
            properties.putArray("delegations");
        }
    }

    private static void setDefault(ObjectNode properties, String name, String value) {
        if (!properties.has(name)) {
            properties.put(name, value);
        }
    }

    @Override
    public void checkDelete(Resource network) {
        users(network.id()).findFirst().ifPresent(user -> {
            throw ArmException.badRequest(
                    "InUseSubnetCannotBeDeleted",
                    "A subnet of virtual network %s is in use by %s and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet."
                            .formatted(network.id().name(), user.id()));
        });
    }

    /** The network interfaces in the network's subnets. */
    private java.util.stream.Stream<Resource> users(ResourceId network) {
        return state.resources().ofType("Microsoft.Network/networkInterfaces").stream()
                .filter(nic -> Json.elements(nic.properties().path("ipConfigurations"))
                        .map(configuration ->
                                configuration.at("/properties/subnet/id").asText())
                        .anyMatch(subnet -> network.contains(new ResourceId(subnet))));
    }

    @Override
    public Optional<ResourceId> exclusive(ResourceId id) {
        return Optional.of(id);
    }

    @Override
    public ArmException busy(ResourceId network) {
        return ArmException.conflict(
                "AnotherOperationInProgress",
                "Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: %s."
                        .formatted(network));
    }

    /** The subnets of all networks, for those that other resources refer to. */
    static java.util.stream.Stream<JsonNode> subnets(ArmState state) {
        return state.resources().ofType(Network.NETWORKS).stream()
                .flatMap(network -> Json.elements(network.properties().path(SUBNETS)));
    }
}
