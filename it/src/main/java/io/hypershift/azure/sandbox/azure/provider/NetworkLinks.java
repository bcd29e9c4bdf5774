package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.ResourceId;

/** Links of virtual networks to private DNS zones: one per zone and network. */
record NetworkLinks(ArmState state) implements ResourceType {
    @Override
    public String name() {
        return PrivateDnsZones.TYPE + "/virtualNetworkLinks";
    }

    @Override
    public Pace pace() {
        return Pace.operation(15, 15);
    }

    @Override
    public ObjectNode put(Put put) {
        var zone = put.id().parent().orElseThrow();
        if (state.resources().find(zone).isEmpty()) {
            throw new ArmException(
                    404,
                    "ParentResourceNotFound",
                    "Can not perform requested operation on nested resource. Parent resource '%s' not found."
                            .formatted(zone.name()));
        }
        var network = put.body().at("/properties/virtualNetwork/id").asText();
        if (state.resources().find(new ResourceId(network)).isEmpty()) {
            throw ArmException.badRequest("BadRequest", "The virtual network '%s' does not exist.".formatted(network));
        }
        checkTwin(put.id(), zone, network);
        var body = put.body().put("location", "global").put("etag", Etags.next());
        Json.child(body, "tags");
        Json.child(body, "properties")
                .put("virtualNetworkLinkState", "Completed")
                .put("provisioningState", "Succeeded");
        return body;
    }

    private void checkTwin(ResourceId id, ResourceId zone, String network) {
        boolean linked = state.resources().below(zone, name()).stream()
                .filter(link -> !link.id().key().equals(id.key()))
                .anyMatch(link ->
                        link.properties().at("/virtualNetwork/id").asText().equalsIgnoreCase(network));
        if (linked) {
            throw ArmException.conflict(
                    "Conflict",
                    "The virtual network '%s' is already linked to the private DNS zone '%s'."
                            .formatted(network, zone.name()));
        }
    }
}
