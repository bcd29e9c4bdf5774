package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmCall;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Private DNS zones: they cannot go while a virtual network is linked to them. */
record PrivateDnsZones(ArmState state) implements ResourceType {
    static final String TYPE = "Microsoft.Network/privateDnsZones";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public Pace pace() {
        return Pace.operation(15, 15);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = put.body().put("location", "global").put("etag", Etags.next());
        Json.child(body, "tags");
        Json.child(body, "properties")
                .put("maxNumberOfRecordSets", 25000)
                .put("maxNumberOfVirtualNetworkLinks", 1000)
                .put("maxNumberOfVirtualNetworkLinksWithRegistration", 100)
                .put("numberOfVirtualNetworkLinksWithRegistration", 0)
                .put("provisioningState", "Succeeded");
        if (put.existing().isEmpty()) {
            addAuthority(put.id());
        }
        return body;
    }

    private void addAuthority(ResourceId zone) {
        var body = RecordSets.body(zone.child("SOA", "@"), 3600);
        var properties = Json.child(body, "properties").put("ttl", 3600);
        properties.remove("TTL");
        properties
                .putObject("soaRecord")
                .put("host", "azureprivatedns.net")
                .put("email", "azureprivatedns-host.microsoft.com")
                .put("serialNumber", 1)
                .put("refreshTime", 3600)
                .put("retryTime", 300)
                .put("expireTime", 2419200)
                .put("minimumTtl", 10);
        state.resources()
                .put(new Resource(zone.child("SOA", "@"), body, state.clock().instant()));
    }

    @Override
    public ObjectNode show(Resource zone) {
        var document = zone.document();
        Json.child(document, "properties")
                .put("numberOfVirtualNetworkLinks", links(zone.id()).size())
                .put("numberOfRecordSets", recordSets(zone.id()).size());
        return document;
    }

    @Override
    public void checkDelete(Resource zone) {
        if (!links(zone.id()).isEmpty()) {
            throw ArmException.conflict(
                    "CannotDeleteResource",
                    "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '%s'. Please delete all nested resources before deleting this resource."
                            .formatted(links(zone.id()).get(0).id()));
        }
    }

    private List<Resource> links(ResourceId zone) {
        return state.resources().below(zone, TYPE + "/virtualNetworkLinks");
    }

    private List<Resource> recordSets(ResourceId zone) {
        return state.resources()
                .where(resource -> zone.contains(resource.id())
                        && !resource.id().key().equals(zone.key())
                        && !resource.id().is(TYPE + "/virtualNetworkLinks"));
    }

    @Override
    public Optional<ArmAnswer> act(Resource zone, String action, ArmCall call) {
        return action.toUpperCase(Locale.ROOT).equals("ALL")
                ? Optional.of(ArmAnswer.list(
                        recordSets(zone.id()).stream().map(Resource::document).toList()))
                : Optional.empty();
    }
}
