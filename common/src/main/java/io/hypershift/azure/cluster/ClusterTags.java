package io.hypershift.azure.cluster;

import io.hypershift.azure.lease.ClusterLease;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The tags of a cluster's resource groups: the same facts as its lease's, for those who find the group first. Not its expiry,
 * which whoever extends the cluster could not change here without rights in Azure: the lease alone tells it.
 */
final class ClusterTags {
    private static final String PREFIX = "hypershift-azure.";
    static final String CLUSTER = PREFIX + "cluster";
    static final String NAMESPACE = PREFIX + "namespace";
    static final String OWNER = PREFIX + "owner";
    static final String INFRA_ID = PREFIX + "infra-id";
    static final String DNS_ZONE = PREFIX + "dns-zone";
    static final String APPS_RECORD = PREFIX + "apps-record";
    static final String MANAGEMENT = PREFIX + "management";

    private ClusterTags() {}

    /**
     * The tags.
     *
     * @param management the uid of the management cluster's {@code kube-system} namespace
     * @param users the user's own tags
     */
    static Map<String, String> of(ClusterLease lease, String management, Map<String, String> users) {
        var tags = new HashMap<>(users);
        tags.put(CLUSTER, lease.name());
        tags.put(NAMESPACE, lease.namespace());
        tags.put(OWNER, lease.owner());
        tags.put(INFRA_ID, lease.infraId());
        tags.put(DNS_ZONE, lease.dnsZone());
        tags.put(APPS_RECORD, lease.appsRecord());
        tags.put(MANAGEMENT, management);
        return Map.copyOf(tags);
    }

    /** Whether tags name the same cluster of the same management cluster as these. */
    static Predicate<Map<String, String>> sayOursAs(Map<String, String> tags) {
        return sayOurs(tags.getOrDefault(INFRA_ID, ""), tags.getOrDefault(MANAGEMENT, ""));
    }

    /** Whether tags say that a group was made for this cluster of this management cluster. */
    static Predicate<Map<String, String>> sayOurs(String infraId, String management) {
        return tags -> infraId.equals(tags.get(INFRA_ID)) && management.equals(tags.get(MANAGEMENT));
    }

    /** Whether none of our tags is there. */
    static Predicate<Map<String, String>> sayNobodys() {
        return tags -> tags.keySet().stream().noneMatch(tag -> tag.startsWith(PREFIX));
    }
}
