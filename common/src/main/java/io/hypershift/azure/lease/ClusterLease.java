package io.hypershift.azure.lease;

import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns a cluster until when, and what to look for when it must go. It is a {@code coordination.k8s.io/v1} Lease named
 * like the cluster, written before anything of the cluster exists and deleted after everything is gone.
 *
 * @param resourceGroups the ids of the groups made for the cluster, in the order they can go in
 * @param keptGroups the ids of groups that were there before the cluster: only what is its own in them goes
 * @param dnsZone the id of the public zone that its applications have a record in
 * @param appsRecord that record's name in the zone
 * @param foundation the prefix of the foundation it stands on
 * @param source where the build is that asked for it
 * @param expiresAt from then on anybody may remove the cluster; nothing else says so
 * @param removalStartedAt since when it is being removed: then nobody uses or extends it any more, whoever removes it
 */
public record ClusterLease(
        String namespace,
        String name,
        String owner,
        String infraId,
        List<String> resourceGroups,
        List<String> keptGroups,
        String dnsZone,
        String appsRecord,
        String foundation,
        String source,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> removalStartedAt) {

    static final String API_VERSION = "coordination.k8s.io/v1";
    static final String KIND = "Lease";
    private static final String PREFIX = "azure.hypershift.io/";

    /** How long a cluster lives whose expiry somebody has spoilt by hand: for ever is too long. */
    private static final Duration USUAL_TTL = Duration.ofHours(4);

    public ClusterLease {
        resourceGroups = List.copyOf(resourceGroups);
        keptGroups = List.copyOf(keptGroups);
    }

    /** Of a cluster that has all its groups to itself, and its applications below its own name. */
    public ClusterLease(
            String namespace,
            String name,
            String owner,
            String infraId,
            List<String> resourceGroups,
            String dnsZone,
            String foundation,
            String source,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> removalStartedAt) {
        this(
                namespace,
                name,
                owner,
                infraId,
                resourceGroups,
                List.of(),
                dnsZone,
                usualRecord(name),
                foundation,
                source,
                createdAt,
                expiresAt,
                removalStartedAt);
    }

    /** What the record is called unless the base domain's prefix is another than the cluster's name. */
    private static String usualRecord(String name) {
        return "*.apps." + name;
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
                groups(facts.getOrDefault(PREFIX + "kept-groups", "")),
                facts.getOrDefault(PREFIX + "dns-zone", ""),
                facts.getOrDefault(PREFIX + "apps-record", usualRecord(manifest.name())),
                facts.getOrDefault(PREFIX + "foundation", ""),
                facts.getOrDefault(PREFIX + "source", ""),
                created(manifest).orElse(Instant.EPOCH),
                instant(facts, "expires-at")
                        .or(() -> created(manifest).map(it -> it.plus(USUAL_TTL)))
                        .orElse(Instant.MAX),
                instant(facts, "removal-started-at"));
    }

    private static Optional<Instant> created(Manifest manifest) {
        return instant(manifest.annotations(), "created-at")
                .or(() -> manifest.instant("metadata", "creationTimestamp"));
    }

    /** What somebody has written by hand, and wrongly, counts as not written. */
    private static Optional<Instant> instant(Map<String, String> facts, String name) {
        try {
            return Optional.ofNullable(facts.get(PREFIX + name)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** The lease as it goes to the server, held by a process at work if so. */
    Manifest manifest(Optional<Work> atWork) {
        var tree = Manifest.of(ref(namespace, name)).tree();
        tree.withObject("/metadata/labels").put(ManagedBy.LABEL, ManagedBy.US);
        var annotations = tree.withObject("/metadata/annotations")
                .put(PREFIX + "owner", owner)
                .put(PREFIX + "infra-id", infraId)
                .put(PREFIX + "resource-groups", String.join(",", resourceGroups))
                .put(PREFIX + "dns-zone", dnsZone)
                .put(PREFIX + "apps-record", appsRecord)
                .put(PREFIX + "foundation", foundation)
                .put(PREFIX + "source", source)
                .put(PREFIX + "created-at", createdAt.toString())
                .put(PREFIX + "expires-at", expiresAt.toString());
        if (!keptGroups.isEmpty()) {
            annotations.put(PREFIX + "kept-groups", String.join(",", keptGroups));
        }
        removalStartedAt.ifPresent(it -> annotations.put(PREFIX + "removal-started-at", it.toString()));
        var spec = tree.putObject("spec");
        atWork.ifPresent(it -> it.write(spec));
        return new Manifest(tree);
    }

    /** The same cluster asked for again: it keeps all but where that was, and expires at the later time. */
    ClusterLease renewed(String bySource, Instant expiry) {
        return with(bySource, expiry.isAfter(expiresAt) ? expiry : expiresAt, removalStartedAt);
    }

    /** The same with another expiry. */
    public ClusterLease withExpiry(Instant expiry) {
        return with(source, expiry, removalStartedAt);
    }

    /** The same while it is removed: its time is over, so that anybody may finish what one did not. */
    ClusterLease removedFrom(Instant now) {
        return with(source, isExpired(now) ? expiresAt : now, removalStartedAt.or(() -> Optional.of(now)));
    }

    private ClusterLease with(String bySource, Instant expiry, Optional<Instant> removal) {
        return new ClusterLease(
                namespace,
                name,
                owner,
                infraId,
                resourceGroups,
                keptGroups,
                dnsZone,
                appsRecord,
                foundation,
                bySource,
                createdAt,
                expiry,
                removal);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isBeingRemoved() {
        return removalStartedAt.isPresent();
    }
}
