package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.List;
import java.util.Map;

/** The wildcard records that the ingress operator keeps in the public and the private zone. */
public final class AppsRecords {
    private static final String PUBLIC_API = "2018-05-01";
    private static final String PRIVATE_API = "2020-06-01";

    private final String publicId;
    private final String privateId;

    public AppsRecords(HostedCluster cluster) {
        var dns = "/spec/dns/";
        var publicZone = cluster.resource().text(dns + "publicZoneID");
        var privateZone = cluster.resource().text(dns + "privateZoneID");
        var domain = domain(cluster.resource().at("/spec/dns"), cluster.name());
        this.publicId = publicZone.isEmpty() ? "" : publicZone + "/A/" + relative("*.apps." + domain, publicZone);
        this.privateId = privateZone.isEmpty() ? "" : privateZone + "/A/" + relative("*.apps." + domain, privateZone);
    }

    public void write(CloudSession azure, String address) throws AzureException, InterruptedException {
        if (!publicId.isEmpty()) {
            var records = List.of(Map.of("ipv4Address", address));
            azure.put(publicId, PUBLIC_API, Map.of("properties", Map.of("TTL", 30, "ARecords", records)));
        }
        if (!privateId.isEmpty()) {
            var records = List.of(Map.of("ipv4Address", address));
            azure.put(privateId, PRIVATE_API, Map.of("properties", Map.of("ttl", 30, "aRecords", records)));
        }
    }

    public void delete(CloudSession azure) throws AzureException, InterruptedException {
        if (!publicId.isEmpty()) {
            azure.delete(publicId, PUBLIC_API);
        }
        if (!privateId.isEmpty()) {
            azure.delete(privateId, PRIVATE_API);
        }
    }

    /** Below the cluster's name, another prefix, or none (HyperShift 3ee9615, support/globalconfig/dns.go). */
    private static String domain(JsonNode dns, String name) {
        var prefix = dns.path("baseDomainPrefix").asText(name);
        var base = dns.path("baseDomain").asText();
        return prefix.isEmpty() ? base : prefix + "." + base;
    }

    /** The record's name within the zone, whose name is the last part of its id. */
    private static String relative(String host, String zoneId) {
        var zone = "." + zoneId.substring(zoneId.lastIndexOf('/') + 1);
        return host.endsWith(zone) ? host.substring(0, host.length() - zone.length()) : host;
    }
}
