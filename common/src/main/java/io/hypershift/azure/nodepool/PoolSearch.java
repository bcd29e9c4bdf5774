package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** Finds node pools, and nobody else's. */
record PoolSearch(KubeApi management) {

    /** The pool, which must be there and the cluster's. */
    Manifest get(PoolKey key) {
        var pool = find(key).orElseThrow(() -> new HyperShiftException(absent(key)));
        if (pool.isBeingDeleted()) {
            throw new HyperShiftException(Problem.of("being-deleted", "node pool {} is being deleted", key)
                    .remedy("Wait until it is gone."));
        }
        return pool;
    }

    /** The pool where it is there; it must be the cluster's. */
    Optional<Manifest> find(PoolKey key) {
        var found = management.findIfServed(key.ref());
        found.ifPresent(pool -> {
            var owner = pool.text("spec", "clusterName");
            if (!owner.equals(key.cluster().name())) {
                throw new HyperShiftException(Problem.of(
                                "anothers-pool",
                                "node pool {} belongs to cluster {}, not to {}",
                                key,
                                owner,
                                key.cluster().name())
                        .remedy("{}", those(key.cluster())));
            }
        });
        return found;
    }

    private Problem absent(PoolKey key) {
        return ClusterObjects.find(management, key.cluster()).isEmpty()
                ? Problem.of(
                                "no-cluster",
                                "there is no cluster {} on the management cluster {}",
                                key.cluster(),
                                management.url())
                        .remedy("Look what there is: {}", Operation.LIST_CLUSTERS)
                : Problem.of("no-pool", "{}: there is no node pool {}", Parameter.NODE_POOL_NAME, key)
                        .remedy("{}", those(key.cluster()));
    }

    private String those(ClusterKey cluster) {
        List<String> names = ClusterObjects.nodePools(management, cluster).stream()
                .map(Manifest::name)
                .sorted()
                .toList();
        return "Cluster " + cluster.name() + " has "
                + (names.isEmpty() ? "no node pool." : "these: " + String.join(", ", names) + ".");
    }
}
