package io.hypershift.azure.lease;

import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.time.Instant;
import java.util.List;

/**
 * Who owns a cluster until when, and what to look for when it must go. It is a {@code coordination.k8s.io/v1} Lease named
 * like the cluster, written before anything of the cluster exists and deleted after everything is gone.
 *
 * @param resourceGroups the ids of the groups made for the cluster, in the order they can go in
 * @param dnsZone the id of the public zone that its applications have a record in
 * @param foundation the prefix of the foundation it stands on
 * @param source where the build is that asked for it
 * @param expiresAt from then on anybody may remove the cluster; nothing else says so
 */
public record ClusterLease(
        String namespace,
        String name,
        String owner,
        String infraId,
        List<String> resourceGroups,
        String dnsZone,
        String foundation,
        String source,
        Instant createdAt,
        Instant expiresAt) {

    static final String API_VERSION = "coordination.k8s.io/v1";
    static final String KIND = "Lease";
    private static final String PREFIX = "azure.hypershift.io/";

    public ClusterLease {
        resourceGroups = List.copyOf(resourceGroups);
    }

    static Ref ref(String namespace, String name) {
        return new Ref(API_VERSION, KIND, namespace, name);
    }

    static ClusterLease of(Manifest manifest) {
        var facts = manifest.annotations();
        return new ClusterLease(
                manifest.ref().namespace(),
                manifest.name(),
                facts.getOrDefault(PREFIX + "owner", ""),
                facts.getOrDefault(PREFIX + "infra-id", ""),
                groups(facts.getOrDefault(PREFIX + "resource-groups", "")),
                facts.getOrDefault(PREFIX + "dns-zone", ""),
                facts.getOrDefault(PREFIX + "foundation", ""),
                facts.getOrDefault(PREFIX + "source", ""),
                Instant.parse(facts.getOrDefault(PREFIX + "created-at", Instant.EPOCH.toString())),
                Instant.parse(facts.getOrDefault(PREFIX + "expires-at", Instant.MAX.toString())));
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** The lease as it goes to the server, held by a process at work since {@code now}. */
    Manifest manifest(Holder holder, Instant now) {
        var tree = Manifest.of(ref(namespace, name)).tree();
        tree.withObject("/metadata/labels").put(ManagedBy.LABEL, ManagedBy.US);
        tree.withObject("/metadata/annotations")
                .put(PREFIX + "owner", owner)
                .put(PREFIX + "infra-id", infraId)
                .put(PREFIX + "resource-groups", String.join(",", resourceGroups))
                .put(PREFIX + "dns-zone", dnsZone)
                .put(PREFIX + "foundation", foundation)
                .put(PREFIX + "source", source)
                .put(PREFIX + "created-at", createdAt.toString())
                .put(PREFIX + "expires-at", expiresAt.toString());
        tree.putObject("spec")
                .put("holderIdentity", holder.identity())
                .put("leaseDurationSeconds", (int) holder.duration().toSeconds())
                .put("renewTime", MicroTime.of(now));
        return new Manifest(tree);
    }

    /** The same cluster asked for again: it keeps all but where that was, and expires at the later time. */
    ClusterLease renewed(String bySource, Instant expiry) {
        var later = expiry.isAfter(expiresAt) ? expiry : expiresAt;
        return new ClusterLease(
                namespace, name, owner, infraId, resourceGroups, dnsZone, foundation, bySource, createdAt, later);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
