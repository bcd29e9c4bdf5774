package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how far a cluster is from its HostedCluster and node pools. */
record ClusterLook(KubeApi management) {

    ClusterStatus at(ClusterKey key) {
        return at(key, Standstill.SINCE_EVER);
    }

    /**
     * The same for one who waits.
     *
     * @param waited for how long it has been waited for
     */
    ClusterStatus at(ClusterKey key, Duration waited) {
        return hostedCluster(key)
                .map(hostedCluster -> status(
                        key,
                        hostedCluster,
                        nodePools(key),
                        new Standstill(management.clock().instant(), waited)))
                .orElseGet(() -> new ClusterStatus(
                        key,
                        State.ABSENT,
                        "",
                        "",
                        0,
                        0,
                        false,
                        Map.of(),
                        "there is no HostedCluster " + key,
                        Optional.empty()));
    }

    /** The HostedCluster; absent also where the management cluster has no such kind. */
    Optional<Manifest> hostedCluster(ClusterKey key) {
        return management.findIfServed(HostedClusterManifest.ref(key));
    }

    /** The HostedCluster, if it is the one with this infra ID. */
    Optional<Manifest> hostedCluster(ClusterKey key, String infraId) {
        return hostedCluster(key).filter(it -> it.text("spec", "infraID").equals(infraId));
    }

    /** The node pools of a cluster. */
    List<Manifest> nodePools(ClusterKey key) {
        return management
                .listIfServed(HostedClusterManifest.API_VERSION, NodePoolManifest.KIND, key.namespace(), Map.of())
                .stream()
                .filter(pool -> pool.text("spec", "clusterName").equals(key.name()))
                .toList();
    }

    static ClusterStatus status(ClusterKey key, Manifest hostedCluster, List<Manifest> pools, Standstill standstill) {
        int wanted = pools.stream().mapToInt(ClusterLook::wantedNodes).sum();
        int ready = pools.stream().mapToInt(ClusterLook::readyNodes).sum();
        var conditions = new LinkedHashMap<String, List<Condition>>();
        conditions.put(hostedCluster.ref().toString(), hostedCluster.conditions());
        pools.forEach(pool -> conditions.put(pool.ref().toString(), pool.conditions()));
        var state = state(hostedCluster, ready, wanted, pools);
        return new ClusterStatus(
                key,
                state,
                hostedCluster.text("spec", "infraID"),
                apiUrl(hostedCluster),
                ready,
                wanted,
                !hostedCluster
                        .at("status", "version", "history")
                        .path(0)
                        .path("completionTime")
                        .asText("")
                        .isEmpty(),
                conditions,
                state == State.READY ? "" : StuckAt.of(hostedCluster, pools),
                standstill
                        .ofCluster(hostedCluster)
                        .or(() -> pools.stream()
                                .flatMap(pool -> standstill.ofPool(pool).stream())
                                .findFirst())
                        .map(it -> Text.of("{}", it)));
    }

    /** Where an autoscaler decides, the least that it leaves. */
    private static int wantedNodes(Manifest pool) {
        var spec = pool.at("spec");
        return spec.path("replicas").asInt(spec.path("autoScaling").path("min").asInt());
    }

    private static State state(Manifest hostedCluster, int ready, int wanted, List<Manifest> pools) {
        if (hostedCluster.isBeingDeleted()) {
            return State.DELETING;
        }
        if (!isTrue(hostedCluster, "Available")
                || hostedCluster.text("status", "kubeconfig", "name").isEmpty()) {
            return State.PROGRESSING;
        }
        return ready >= wanted && !pools.isEmpty() ? State.READY : State.AVAILABLE;
    }

    /** HyperShift counts a node in {@code status.replicas}; whether all are Ready is a condition of its own. */
    private static int readyNodes(Manifest pool) {
        return isTrue(pool, "Ready") && isTrue(pool, "AllNodesHealthy")
                ? pool.at("status", "replicas").asInt()
                : 0;
    }

    private static boolean isTrue(Manifest object, String type) {
        return object.condition(type).filter(Condition::isTrue).isPresent();
    }

    private static String apiUrl(Manifest hostedCluster) {
        var host = hostedCluster.text("status", "controlPlaneEndpoint", "host");
        return Optional.of(host)
                .filter(it -> !it.isEmpty())
                .map(it -> "https://" + it + ":" + hostedCluster.text("status", "controlPlaneEndpoint", "port"))
                .orElse("");
    }
}
