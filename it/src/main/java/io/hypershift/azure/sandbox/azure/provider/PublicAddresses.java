package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.Optional;
import java.util.stream.Stream;

/** Public IP addresses, from the block that documents use (RFC 5737). */
record PublicAddresses(ArmState state) implements ResourceType {
    @Override
    public String name() {
        return Network.ADDRESSES;
    }

    @Override
    public Pace pace() {
        return Pace.operation(3, 5);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        if (!body.has("sku")) {
            body.putObject("sku").put("name", "Standard").put("tier", "Regional");
        }
        var properties = Json.child(body, "properties");
        setDefault(properties, "publicIPAddressVersion", "IPv4");
        setDefault(properties, "publicIPAllocationMethod", "Static");
        if (!properties.has("idleTimeoutInMinutes")) {
            properties.put("idleTimeoutInMinutes", 4);
        }
        if (!properties.has("ipTags")) {
            properties.putArray("ipTags");
        }
        properties.put("ipAddress", addressOf(put.existing()).orElseGet(this::nextAddress));
        return body;
    }

    private static void setDefault(ObjectNode properties, String name, String value) {
        if (!properties.has(name)) {
            properties.put(name, value);
        }
    }

    private static Optional<String> addressOf(Optional<Resource> existing) {
        return existing.map(Resource::properties).flatMap(properties -> Json.text(properties, "/ipAddress"));
    }

    private String nextAddress() {
        var taken = state.resources().ofType(name()).stream()
                .flatMap(address -> addressOf(Optional.of(address)).stream())
                .toList();
        return Stream.of("203.0.113.", "198.51.100.", "192.0.2.")
                .flatMap(block ->
                        Stream.iterate(1, last -> last < 255, last -> last + 1).map(last -> block + last))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElseThrow(() -> ArmException.badRequest(
                        "PublicIPCountLimitReached", "Cannot create more public IP addresses in this region."));
    }

    @Override
    public ObjectNode show(Resource address) {
        var document = address.document();
        user(address.id())
                .ifPresent(id -> Json.child(document, "properties").set("ipConfiguration", Network.reference(id)));
        return document;
    }

    @Override
    public void checkDelete(Resource address) {
        user(address.id()).ifPresent(id -> {
            throw ArmException.badRequest(
                    "PublicIPAddressCannotBeDeleted",
                    "Public IP address %s can not be deleted since it is still allocated to resource %s. In order to delete the public IP, disassociate/detach the Public IP address from the resource. To learn how to do this, see aka.ms/deletepublicip."
                            .formatted(address.id(), id));
        });
    }

    private Optional<String> user(ResourceId address) {
        return state.resources().ofType(Network.BALANCERS).stream()
                .flatMap(balancer -> Json.elements(balancer.properties().path("frontendIPConfigurations")))
                .filter(frontend -> Network.refersTo(frontend.at("/properties/publicIPAddress"), address))
                .map(frontend -> frontend.path("id").asText())
                .findFirst();
    }
}
