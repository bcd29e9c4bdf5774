package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.KnownCluster.Machines;
import io.hypershift.azure.cluster.KnownCluster.Origin;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which clusters there are: three lists, however many there are, of which only a line each is kept. */
record Inventory(KubeApi management, Leases leases) {

    /** A HostedCluster in short. */
    record Hosted(
            ClusterKey key,
            String infraId,
            String subscription,
            String dnsZone,
            String appsRecord,
            boolean ours,
            Instant createdAt,
            String state) {}

    /** A node pool in short. */
    record Pool(ClusterKey cluster, String infraId, boolean ours, Machines machines) {}

    /** All clusters, by namespace and name. */
    List<KnownCluster> clusters() {
        var hosted = hosted();
        var machines = pools().stream()
                .collect(Collectors.groupingBy(
                        Pool::cluster, Collectors.mapping(Pool::machines, Collectors.toUnmodifiableList())));
        var recorded = leases.all(); // last: what was there before has a lease unless that was deleted
        var now = management.clock().instant();
        var byKey = hosted.stream().collect(Collectors.toMap(Hosted::key, Function.identity()));
        var keys = recorded.stream().map(Inventory::key).collect(Collectors.toSet());
        Function<ClusterKey, List<Machines>> nodes = key -> machines.getOrDefault(key, List.of());
        return Stream.concat(
                        recorded.stream().map(it -> recorded(it, byKey, nodes.apply(key(it)), now)),
                        hosted.stream()
                                .filter(it -> !keys.contains(it.key()))
                                .map(it -> unrecorded(it, nodes.apply(it.key()))))
                .sorted(Comparator.comparing(it -> it.key().toString()))
                .toList();
    }

    List<Hosted> hosted() {
        return management.selectIfServed(
                HostedClusterManifest.API_VERSION, HostedClusterManifest.KIND, "", Map.of(), Inventory::hosted);
    }

    List<Pool> pools() {
        return management.selectIfServed(
                HostedClusterManifest.API_VERSION, NodePoolManifest.KIND, "", Map.of(), Inventory::pool);
    }

    private static KnownCluster recorded(
            StoredLease stored, Map<ClusterKey, Hosted> hosted, List<Machines> machines, Instant now) {
        var lease = stored.lease();
        return new KnownCluster(
                key(stored),
                Origin.OURS,
                lease.owner(),
                lease.source(),
                lease.infraId(),
                Optional.of(lease.createdAt()),
                Optional.of(lease.expiresAt()),
                state(stored, Optional.ofNullable(hosted.get(key(stored))), now),
                machines);
    }

    private static KnownCluster unrecorded(Hosted hosted, List<Machines> machines) {
        return new KnownCluster(
                hosted.key(),
                hosted.ours() ? Origin.UNRECORDED : Origin.OTHERS,
                "",
                "",
                hosted.infraId(),
                Optional.of(hosted.createdAt()),
                Optional.empty(),
                hosted.state(),
                machines);
    }

    private static String state(StoredLease stored, Optional<Hosted> hosted, Instant now) {
        if (stored.lease().isBeingRemoved()) {
            return "being removed";
        }
        var state =
                hosted.map(Hosted::state).orElse(stored.atWork(now).isPresent() ? "being made" : "nothing of it yet");
        return stored.lease().isExpired(now) ? "expired, " + state : state;
    }

    private static ClusterKey key(StoredLease stored) {
        return new ClusterKey(stored.lease().namespace(), stored.lease().name());
    }

    private static Hosted hosted(Manifest manifest) {
        return new Hosted(
                new ClusterKey(manifest.ref().namespace(), manifest.name()),
                manifest.text("spec", "infraID"),
                manifest.text("spec", "platform", "azure", "subscriptionID"),
                manifest.text("spec", "dns", "publicZoneID"),
                Remains.appsRecord(manifest),
                isOurs(manifest),
                manifest.instant("metadata", "creationTimestamp").orElse(Instant.EPOCH),
                state(manifest));
    }

    private static String state(Manifest manifest) {
        if (manifest.isBeingDeleted()) {
            return "being deleted";
        }
        return manifest.condition("Available").filter(Condition::isTrue).isPresent() ? "available" : "coming up";
    }

    private static Pool pool(Manifest manifest) {
        var azure = manifest.at("spec", "platform", "azure");
        return new Pool(
                new ClusterKey(manifest.ref().namespace(), manifest.text("spec", "clusterName")),
                manifest.labels().getOrDefault(ClusterPlan.INFRA_LABEL, ""),
                isOurs(manifest),
                new Machines(
                        azure.path("vmSize").asText(""),
                        manifest.at("spec", "replicas")
                                .asInt(manifest.at("spec", "autoScaling", "min").asInt())));
    }

    private static boolean isOurs(Manifest manifest) {
        return ManagedBy.US.equals(manifest.labels().get(ManagedBy.LABEL));
    }
}
