package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What there may be of a cluster that is to go.
 *
 * @param groups the ids of the resource groups made for it, in the order they can go in
 * @param keptGroups the ids of groups that were there before it, of which only its own resources go
 * @param dnsZone the id of the public zone that its applications have a record in; empty where that is not known
 * @param appsRecord that record's name in the zone
 * @param ours whether a group's tags say that it is the cluster's
 * @param resources tells its resources in a kept group
 * @param labels tell its objects in the hosted clusters' namespace
 */
record Remains(
        ClusterKey key,
        String infraId,
        List<String> groups,
        List<String> keptGroups,
        String dnsZone,
        String appsRecord,
        Predicate<Map<String, String>> ours,
        OwnResources resources,
        Map<String, String> labels) {

    /** Of a cluster that we made: what others labelled for its infra ID is theirs. */
    Remains(
            ClusterKey key,
            String infraId,
            List<String> groups,
            List<String> keptGroups,
            String dnsZone,
            String appsRecord,
            Predicate<Map<String, String>> ours,
            OwnResources resources) {
        this(
                key,
                infraId,
                groups,
                keptGroups,
                dnsZone,
                appsRecord,
                ours,
                resources,
                Map.of(ClusterPlan.INFRA_LABEL, infraId, ManagedBy.LABEL, ManagedBy.US));
    }

    /** Of a cluster on record. */
    static Remains of(ClusterLease lease, String management) {
        return new Remains(
                new ClusterKey(lease.namespace(), lease.name()),
                lease.infraId(),
                lease.resourceGroups(),
                lease.keptGroups(),
                lease.dnsZone(),
                lease.appsRecord(),
                ClusterTags.sayOurs(lease.infraId(), management),
                OwnResources.of(lease.infraId(), management));
    }

    /**
     * Of a cluster that HyperShift's CLI made: its groups have the CLI's names, with the infra ID in them, and no tags. What
     * others have tagged as theirs with our own tags is not its.
     */
    static Remains ofOthers(Manifest hostedCluster, String management) {
        var infraId = hostedCluster.text("spec", "infraID");
        var azure = hostedCluster.at("spec", "platform", "azure");
        var subscription = azure.path("subscriptionID").asText();
        var main = azure.path("resourceGroup").asText();
        var ref = hostedCluster.ref();
        var names = new InfraNames(ref.name(), infraId, hostedCluster.text("spec", "dns", "baseDomain"));
        return new Remains(
                new ClusterKey(ref.namespace(), ref.name()),
                infraId,
                names.groups().stream()
                        .map(name -> AzureId.group(subscription, name))
                        .toList(),
                main.equalsIgnoreCase(names.mainGroup()) ? List.of() : List.of(AzureId.group(subscription, main)),
                hostedCluster.text("spec", "dns", "publicZoneID"),
                appsRecord(hostedCluster),
                ClusterTags.sayNobodys().or(ClusterTags.sayOurs(infraId, management)),
                OwnResources.of(infraId, management).with(hostedCluster.text("spec", "dns", "privateZoneID")),
                Map.of(ClusterPlan.INFRA_LABEL, infraId));
    }

    /** The name of the record that a HostedCluster's ingress writes. */
    static String appsRecord(Manifest hostedCluster) {
        var prefix = hostedCluster.at("spec", "dns", "baseDomainPrefix");
        return new AppsDomain("", prefix.asText(hostedCluster.name())).record();
    }
}
