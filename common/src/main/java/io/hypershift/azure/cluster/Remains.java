package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What there may be of a cluster that is to go.
 *
 * @param groups the ids of the resource groups made for it, in the order they can go in
 * @param dnsZone the id of the public zone that its applications have a record in; empty where that is not known
 * @param ours whether a group's tags say that it is the cluster's
 */
record Remains(
        ClusterKey key, String infraId, List<String> groups, String dnsZone, Predicate<Map<String, String>> ours) {

    /** Of a cluster on record. */
    static Remains of(ClusterLease lease, String management) {
        return new Remains(
                new ClusterKey(lease.namespace(), lease.name()),
                lease.infraId(),
                lease.resourceGroups(),
                lease.dnsZone(),
                ClusterTags.sayOurs(lease.infraId(), management));
    }

    /**
     * Of a cluster that HyperShift's CLI made: its groups have the CLI's names, with the infra ID in them, and no tags. What
     * others have tagged as theirs with our own tags is not its.
     */
    static Remains ofOthers(Manifest hostedCluster, String management) {
        var infraId = hostedCluster.text("spec", "infraID");
        var azure = hostedCluster.at("spec", "platform", "azure");
        var subscription = azure.path("subscriptionID").asText();
        var ref = hostedCluster.ref();
        var names = new InfraNames(ref.name(), infraId, hostedCluster.text("spec", "dns", "baseDomain"));
        return new Remains(
                new ClusterKey(ref.namespace(), ref.name()),
                infraId,
                names.groups().stream()
                        .map(name -> AzureId.group(subscription, name))
                        .toList(),
                hostedCluster.text("spec", "dns", "publicZoneID"),
                ClusterTags.sayNobodys().or(ClusterTags.sayOurs(infraId, management)));
    }
}
