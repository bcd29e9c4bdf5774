package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.cluster.Inventory.Hosted;
import io.hypershift.azure.cluster.Inventory.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lists show of clusters that we made, put together by infra ID. */
final class Traces {
    private final String management;
    private final Map<String, Trace> byInfraId = new TreeMap<>();

    /** @param management the uid of the management cluster */
    Traces(String management) {
        this.management = management;
    }

    /** All there is to see of one cluster. */
    static final class Trace {
        private final String infraId;
        private final List<Group> groups = new ArrayList<>();
        private final TreeSet<String> kinds = new TreeSet<>();
        private String namespace = "";
        private String name = "";
        private String owner = "";
        private String dnsZone = "";
        private String subscription = "";

        private Trace(String infraId) {
            this.infraId = infraId;
        }

        private Trace of(String inNamespace, String called, String kind) {
            namespace = namespace.isEmpty() ? inNamespace : namespace;
            name = name.isEmpty() ? called : name;
            kinds.add(kind);
            return this;
        }

        String infraId() {
            return infraId;
        }

        /** Where its HostedCluster says that it lies; empty where there is none. */
        String subscription() {
            return subscription;
        }

        String owner() {
            return owner;
        }

        /** The kinds of things that there are. */
        String found() {
            return String.join(", ", kinds);
        }

        Remains remains(String management) {
            var known = name.isEmpty() ? infraId : name; // of Secrets alone
            var order = new InfraNames(known, infraId, "").groups();
            return new Remains(
                    new ClusterKey(namespace, known),
                    infraId,
                    groups.stream()
                            .sorted(Comparator.comparingInt(group -> order.indexOf(group.name())))
                            .map(Group::id)
                            .toList(),
                    dnsZone,
                    ClusterTags.sayOurs(infraId, management));
        }
    }

    void add(Hosted hosted) {
        if (hosted.ours()) {
            var trace = of(hosted.infraId());
            trace.of(hosted.key().namespace(), hosted.key().name(), "a HostedCluster").dnsZone = hosted.dnsZone();
            trace.subscription = hosted.subscription();
        }
    }

    void add(Pool pool) {
        if (pool.ours()) {
            of(pool.infraId()).of(pool.cluster().namespace(), pool.cluster().name(), "a NodePool");
        }
    }

    void addSecret(String namespace, String infraId) {
        of(infraId).of(namespace, "", "Secrets");
    }

    void add(Group group) {
        var tags = group.tags();
        var trace = of(tags.getOrDefault(ClusterTags.INFRA_ID, ""));
        trace.of(
                tags.getOrDefault(ClusterTags.NAMESPACE, ""),
                tags.getOrDefault(ClusterTags.CLUSTER, ""),
                "a resource group");
        trace.groups.add(group);
        trace.owner = tags.getOrDefault(ClusterTags.OWNER, "");
        trace.dnsZone = tags.getOrDefault(ClusterTags.DNS_ZONE, "");
    }

    /** The clusters, those aside that something has without an infra ID. */
    List<Trace> all() {
        return byInfraId.values().stream().filter(it -> !it.infraId.isEmpty()).toList();
    }

    Remains remains(Trace trace) {
        return trace.remains(management);
    }

    private Trace of(String infraId) {
        return byInfraId.computeIfAbsent(infraId, Trace::new);
    }
}
