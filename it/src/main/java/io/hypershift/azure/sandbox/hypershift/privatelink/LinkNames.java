package io.hypershift.azure.sandbox.hypershift.privatelink;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names in one private zone that lead to a private endpoint.
 *
 * @param zone the zone's name
 * @param link the name of its link to the cluster's network
 * @param records the names in it
 * @param field where the zone's id stands in the status
 */
record LinkNames(String zone, String link, List<String> records, String field) {
    private static final String API = "2020-06-01";
    private static final int TTL = 300;

    /** The zone that is there for the cluster's network alone. */
    static String internalZone(HostedCluster cluster) {
        return cluster.name() + ".hypershift.local";
    }

    /**
     * All names that are a link's to keep.
     *
     * @param hasSibling whether another link keeps the name of the OAuth server
     */
    static List<LinkNames> of(PrivateLink link, HostedCluster cluster, boolean hasSibling) {
        var all = new ArrayList<LinkNames>();
        if (link.isRouter()) {
            all.add(new LinkNames(
                    internalZone(cluster), link.name() + "-vnet-link", List.of("api", "*.apps"), "privateDNSZoneID"));
        }
        if (!link.spec("baseDomain").isEmpty()) {
            all.add(new LinkNames(
                    link.spec("baseDomain"),
                    link.name() + "-basedomain-vnet-link",
                    publicNames(link, cluster, hasSibling),
                    "baseDomainDNSZoneID"));
        }
        return all;
    }

    private static List<String> publicNames(PrivateLink link, HostedCluster cluster, boolean hasSibling) {
        var api = "api-" + cluster.name();
        var oauth = "oauth-" + cluster.name();
        if (!link.isRouter()) {
            return List.of(oauth);
        }
        return hasSibling ? List.of(api) : List.of(api, oauth);
    }

    String zoneId(PrivateLink of) {
        return of.group() + "/providers/Microsoft.Network/privateDnsZones/" + zone;
    }

    private String linkId(PrivateLink of) {
        return zoneId(of) + "/virtualNetworkLinks/" + link;
    }

    void write(CloudSession azure, PrivateLink of) throws AzureException, InterruptedException {
        var tags = Map.of("hypershift.openshift.io_resource-type", "private-dns-zone");
        if (azure.find(zoneId(of), API).isEmpty()) {
            azure.put(zoneId(of), API, Map.of("location", "global", "tags", tags));
        }
        if (azure.find(linkId(of), API).isEmpty() && !isLinked(azure, of)) {
            azure.put(linkId(of), API, Map.of("location", "global", "properties", network(of)));
        }
        for (var record : records) {
            azure.put(zoneId(of) + "/A/" + record, API, Map.of("properties", records(of)));
        }
    }

    /** A network is linked once, by whichever link of the cluster came first. */
    private boolean isLinked(CloudSession azure, PrivateLink of) throws AzureException, InterruptedException {
        return azure.get(zoneId(of) + "/virtualNetworkLinks", API)
                .path("value")
                .valueStream()
                .map(it -> it.at("/properties/virtualNetwork/id").asText())
                .anyMatch(of.spec("guestVNetID")::equalsIgnoreCase);
    }

    private static Map<String, Object> network(PrivateLink of) {
        return Map.of("registrationEnabled", false, "virtualNetwork", Map.of("id", of.spec("guestVNetID")));
    }

    private static Map<String, Object> records(PrivateLink of) {
        return Map.of("ttl", TTL, "aRecords", List.of(Map.of("ipv4Address", of.status("privateEndpointIP"))));
    }

    /** The records, the link and then the zone, unless others still need that. */
    void remove(CloudSession azure, PrivateLink of) throws AzureException, InterruptedException {
        for (var record : records) {
            azure.delete(zoneId(of) + "/A/" + record, API);
        }
        azure.delete(linkId(of), API);
        if (azure.find(zoneId(of), API).filter(LinkNames::isUnused).isPresent()) {
            azure.delete(zoneId(of), API);
        }
    }

    private static boolean isUnused(JsonNode zone) {
        return zone.at("/properties/numberOfVirtualNetworkLinks").asInt() == 0
                && zone.at("/properties/numberOfRecordSets").asInt() <= 1;
    }
}
