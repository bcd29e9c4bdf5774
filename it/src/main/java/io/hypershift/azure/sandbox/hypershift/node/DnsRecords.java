package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one public zone, as external DNS keeps them: beside each of its own stand TXT records that say whose it is, and
 * what is not its own it does not touch.
 */
final class DnsRecords {
    private static final String API = "2018-05-01";
    private static final int TTL = 300;

    private final CloudSession azure;
    private final String zoneId;
    private final String zone;
    private final String owner;
    private final String suffix;
    private final List<String> changes = new ArrayList<>();

    /**
     * @param zones the collection that the zone is in
     * @param owner who calls records its own
     * @param suffix what TXT records are called beyond the name of theirs
     */
    DnsRecords(CloudSession azure, String zones, String zone, String owner, String suffix) {
        this.azure = azure;
        this.zoneId = zones + "/" + zone;
        this.zone = zone;
        this.owner = owner;
        this.suffix = suffix;
    }

    /** Makes the zone have these hosts, and no other of its own; answers what it did, in external DNS' words. */
    List<String> sync(List<PublishedHost> hosts) throws AzureException, InterruptedException {
        var owned = owned();
        for (var host : hosts) {
            publish(host, owned.contains(relative(host)));
        }
        var wanted = hosts.stream().map(this::relative).toList();
        for (var name : owned) {
            if (!wanted.contains(name)) {
                withdraw(name);
            }
        }
        return changes;
    }

    private void publish(PublishedHost host, boolean isOwned) throws AzureException, InterruptedException {
        var name = relative(host);
        var present = azure.find(zoneId + "/A/" + name, API);
        if (present.isPresent() && !isOwned) {
            changes.add(
                    "Skipping endpoint %s 0 IN A %s [] because owner id does not match, found: \"\", required: \"%s\""
                            .formatted(host.name(), host.address(), owner));
            return;
        }
        if (present.flatMap(DnsRecords::address).filter(host.address()::equals).isPresent()) {
            return;
        }
        azure.put(zoneId + "/A/" + name, API, records("ARecords", Map.of("ipv4Address", host.address())));
        changes.add(
                "Updating A record named '%s' to '%s' for Azure DNS zone '%s'.".formatted(name, host.address(), zone));
        var note = "\"heritage=external-dns,external-dns/owner=%s,external-dns/resource=%s\""
                .formatted(owner, host.source());
        for (var text : List.of(name + suffix, "a-" + name + suffix)) {
            azure.put(zoneId + "/TXT/" + text, API, records("TXTRecords", Map.of("value", List.of(note))));
            changes.add("Updating TXT record named '%s' to '%s' for Azure DNS zone '%s'.".formatted(text, note, zone));
        }
    }

    private static Optional<String> address(JsonNode recordSet) {
        return Optional.of(recordSet.at("/properties/ARecords/0/ipv4Address").asText());
    }

    private static Map<String, Object> records(String list, Map<String, Object> record) {
        return Map.of("properties", Map.of("TTL", TTL, list, List.of(record)));
    }

    private void withdraw(String name) throws AzureException, InterruptedException {
        azure.delete(zoneId + "/A/" + name, API);
        changes.add("Deleting A record named '%s' for Azure DNS zone '%s'.".formatted(name, zone));
        for (var text : List.of(name + suffix, "a-" + name + suffix)) {
            azure.delete(zoneId + "/TXT/" + text, API);
            changes.add("Deleting TXT record named '%s' for Azure DNS zone '%s'.".formatted(text, zone));
        }
    }

    /** The names of the A records that are its own. */
    private List<String> owned() throws AzureException, InterruptedException {
        return azure.get(zoneId + "/TXT", API)
                .path("value")
                .valueStream()
                .filter(this::isOurs)
                .map(it -> it.path("name").asText())
                .filter(it -> it.startsWith("a-") && it.endsWith(suffix))
                .map(it -> it.substring(2, it.length() - suffix.length()))
                .toList();
    }

    private boolean isOurs(JsonNode text) {
        return text.at("/properties/TXTRecords/0/value/0").asText().contains("external-dns/owner=" + owner + ",");
    }

    private String relative(PublishedHost host) {
        return host.name().substring(0, host.name().length() - zone.length() - 1);
    }
}
