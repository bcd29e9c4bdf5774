package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.GroupContent.Item;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.cluster.Inventory.Hosted;
import io.hypershift.azure.cluster.Inventory.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lists show of clusters that we made, put together by infra ID. */
final class Traces {
    private static final String POOL = "a NodePool";

    private final String management;
    private final Map<String, Trace> byInfraId = new TreeMap<>();
    private final Set<String> others = new HashSet<>();

    /** @param management the uid of the management cluster */
    Traces(String management) {
        this.management = management;
    }

    /** All there is to see of one cluster. */
    static final class Trace {
        private final String infraId;
        private final List<Group> groups = new ArrayList<>();
        private final TreeSet<String> holding = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        private final TreeSet<String> kinds = new TreeSet<>();
        private String namespace = "";
        private String name = "";
        private String owner = "";
        private String dnsZone = "";
        private String appsRecord = "";
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

        /** Whether nothing else is seen of it: pools of ours may stand in clusters that others made. */
        private boolean isPoolAlone() {
            return kinds.equals(Set.of(POOL));
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
                    keptGroups(),
                    dnsZone,
                    appsRecord.isEmpty()
                            ? AppsDomain.of(known, "", Optional.empty()).record()
                            : appsRecord,
                    ClusterTags.sayOurs(infraId, management),
                    OwnResources.of(infraId, management));
        }

        /** Where something of it lies, though the group was not made for it. */
        private List<String> keptGroups() {
            return holding.stream()
                    .filter(it -> groups.stream().noneMatch(group -> AzureId.same(group.id(), it)))
                    .toList();
        }

        private void tell(Map<String, String> tags) {
            owner = tags.getOrDefault(ClusterTags.OWNER, owner);
            dnsZone = tags.getOrDefault(ClusterTags.DNS_ZONE, dnsZone);
            appsRecord = tags.getOrDefault(ClusterTags.APPS_RECORD, appsRecord);
        }
    }

    void add(Hosted hosted) {
        if (hosted.ours()) {
            var trace = of(hosted.infraId());
            trace.of(hosted.key().namespace(), hosted.key().name(), "a HostedCluster").dnsZone = hosted.dnsZone();
            trace.appsRecord = hosted.appsRecord();
            trace.subscription = hosted.subscription();
        } else {
            others.add(hosted.infraId());
        }
    }

    void add(Pool pool) {
        if (pool.ours()) {
            of(pool.infraId()).of(pool.cluster().namespace(), pool.cluster().name(), POOL);
        }
    }

    void addSecret(String namespace, String infraId) {
        of(infraId).of(namespace, "", "Secrets");
    }

    void add(Group group) {
        of(group.tags(), "a resource group").groups.add(group);
    }

    void add(Item resource) {
        of(resource.tags(), "resources").holding.add(resource.group());
    }

    private Trace of(Map<String, String> tags, String kind) {
        var trace = of(tags.getOrDefault(ClusterTags.INFRA_ID, ""));
        trace.of(tags.getOrDefault(ClusterTags.NAMESPACE, ""), tags.getOrDefault(ClusterTags.CLUSTER, ""), kind);
        trace.tell(tags);
        return trace;
    }

    /** The clusters, those aside that something has without an infra ID. */
    List<Trace> all() {
        return byInfraId.values().stream()
                .filter(it -> !it.infraId.isEmpty())
                .filter(it -> !(isOthers(it) && it.isPoolAlone()))
                .toList();
    }

    /** Whether there is a HostedCluster of its infra ID that does not carry our label. */
    boolean isOthers(Trace trace) {
        return others.contains(trace.infraId);
    }

    Remains remains(Trace trace) {
        return trace.remains(management);
    }

    private Trace of(String infraId) {
        return byInfraId.computeIfAbsent(infraId, Trace::new);
    }
}
