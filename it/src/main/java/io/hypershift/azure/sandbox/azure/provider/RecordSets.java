package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.stream.Stream;

/** The record sets of one type in public or private zones; a write replaces all records of the set. */
record RecordSets(ArmState state, String zoneType, String recordType) implements ResourceType {
    private static final List<String> PUBLIC =
            List.of("A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT");
    private static final List<String> PRIVATE = List.of("A", "AAAA", "CNAME", "MX", "PTR", "SOA", "SRV", "TXT");

    static Stream<ResourceType> all(ArmState state) {
        return Stream.concat(
                PUBLIC.stream().map(type -> new RecordSets(state, DnsZones.TYPE, type)),
                PRIVATE.stream().map(type -> new RecordSets(state, PrivateDnsZones.TYPE, type)));
    }

    @Override
    public String name() {
        return zoneType + "/" + recordType;
    }

    @Override
    public Pace pace() {
        return Pace.waiting(1, 1);
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
        var asked = put.body().path("properties");
        if (!(asked instanceof ObjectNode records)) {
            throw ArmException.badRequest("BadRequest", "The record set has no properties.");
        }
        var spelling = lifetimeProperty();
        var seconds = asked.path("TTL").asInt(asked.path("ttl").asInt(3600));
        records.remove(List.of("TTL", "ttl"));
        var body = body(put.id(), seconds);
        Json.child(body, "properties").setAll(records);
        Json.child(body, "properties").remove("TTL");
        Json.child(body, "properties").put(spelling, seconds);
        return body;
    }

    /** Public and private zones spell it differently. */
    private String lifetimeProperty() {
        return zoneType.equals(DnsZones.TYPE) ? "TTL" : "ttl";
    }

    /** A record set of a public zone without records. */
    static ObjectNode body(ResourceId id, int seconds) {
        var body = Json.object().put("etag", Etags.next());
        var zone = id.parent().orElseThrow().name();
        body.putObject("properties")
                .put("TTL", seconds)
                .put("fqdn", (id.name().equals("@") ? "" : id.name() + ".") + zone + ".")
                .put("provisioningState", "Succeeded");
        return body;
    }

    @Override
    public ObjectNode show(Resource recordSet) {
        return document(recordSet);
    }

    static ObjectNode document(Resource recordSet) {
        return recordSet.document();
    }

    @Override
    public void checkDelete(Resource recordSet) {
        if (recordSet.id().name().equals("@") && List.of("NS", "SOA").contains(recordType)) {
            throw ArmException.badRequest(
                    "BadRequest", "The resource record set '@' of type '%s' cannot be deleted.".formatted(recordType));
        }
    }
}
