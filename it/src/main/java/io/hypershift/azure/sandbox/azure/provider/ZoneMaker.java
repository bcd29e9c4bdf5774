package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes public zones: four name servers, and the two record sets that each begins with. */
public final class ZoneMaker {
    private static final List<String> TOP_LEVEL = List.of("com", "net", "org", "info");

    private final ArmState state;

    public ZoneMaker(ArmState state) {
        this.state = state;
    }

    /** Makes a zone of this name in a group. */
    public void create(ResourceId group, String domain) {
        var id = group.extension(DnsZones.TYPE, domain);
        store(id, complete(id, Json.object(), Optional.empty()));
    }

    ObjectNode complete(ResourceId id, ObjectNode body, Optional<Resource> existing) {
        body.put("location", "global").put("etag", Etags.next());
        Json.child(body, "tags");
        var servers = existing.map(ZoneMaker::serversOf).orElseGet(() -> newServers(id));
        var properties = Json.child(body, "properties")
                .put("maxNumberOfRecordSets", 10000)
                .put("zoneType", "Public");
        properties.set("nameServers", Json.strings(servers));
        if (existing.isEmpty()) {
            addNameServers(id, servers);
            addAuthority(id, servers.get(0));
        }
        return body;
    }

    private static List<String> serversOf(Resource zone) {
        return Json.elements(zone.properties().path("nameServers"))
                .map(JsonNode::asText)
                .toList();
    }

    /** Azure spreads zones of one name over several sets of servers; the same id always gets the same set here. */
    private static List<String> newServers(ResourceId zone) {
        int set = Math.floorMod(zone.key().hashCode(), 99) + 1;
        return IntStream.rangeClosed(1, 4)
                .mapToObj(i -> "ns%d-%02d.azure-dns.%s.".formatted(i, set, TOP_LEVEL.get(i - 1)))
                .toList();
    }

    private void addNameServers(ResourceId zone, List<String> servers) {
        var names = servers.stream()
                .map(server -> Json.object().put("nsdname", server))
                .toList();
        var body = RecordSets.body(zone.child("NS", "@"), 172800);
        Json.child(body, "properties").set("NSRecords", Json.array(names));
        store(zone.child("NS", "@"), body);
    }

    private void addAuthority(ResourceId zone, String server) {
        var body = RecordSets.body(zone.child("SOA", "@"), 3600);
        Json.child(body, "properties")
                .putObject("SOARecord")
                .put("host", server)
                .put("email", "azuredns-hostmaster.microsoft.com")
                .put("serialNumber", 1)
                .put("refreshTime", 3600)
                .put("retryTime", 300)
                .put("expireTime", 2419200)
                .put("minimumTTL", 300);
        store(zone.child("SOA", "@"), body);
    }

    private void store(ResourceId id, ObjectNode body) {
        state.resources().put(new Resource(id, body, state.clock().instant()));
    }
}
