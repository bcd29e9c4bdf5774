package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmCall;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Public DNS zones: four name servers each, and the records that a zone begins with. */
final class DnsZones implements ResourceType {
    static final String TYPE = "Microsoft.Network/dnsZones";

    private final ArmState state;
    private final ZoneMaker zones;

    DnsZones(ArmState state) {
        this.state = state;
        this.zones = new ZoneMaker(state);
    }

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public Pace pace() {
        return new Pace(Duration.ofMillis(1500), Pace.Style.WAITING, Duration.ofSeconds(3), Pace.Style.LOCATION);
    }

    @Override
    public ObjectNode put(Put put) {
        return zones.complete(put.id(), put.body(), put.existing());
    }

    @Override
    public ObjectNode show(Resource zone) {
        var document = zone.document();
        Json.child(document, "properties")
                .put("numberOfRecordSets", recordSets(zone.id()).size());
        return document;
    }

    private List<Resource> recordSets(ResourceId zone) {
        return state.resources().where(resource -> isRecordSetOf(zone, resource));
    }

    private static boolean isRecordSetOf(ResourceId zone, Resource resource) {
        return resource.id()
                        .parent()
                        .filter(parent -> parent.key().equals(zone.key()))
                        .isPresent()
                && resource.id().segments().size() == zone.segments().size() + 2;
    }

    /** {@code recordsets} and {@code all} list the records of all types. */
    @Override
    public Optional<ArmAnswer> act(Resource zone, String action, ArmCall call) {
        if (!List.of("recordsets", "all").contains(action.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(ArmAnswer.list(
                recordSets(zone.id()).stream().map(RecordSets::document).toList()));
    }
}
