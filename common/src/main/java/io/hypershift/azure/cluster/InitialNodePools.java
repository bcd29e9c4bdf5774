package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.AVAILABILITY_ZONES;
import static io.hypershift.azure.failure.Parameter.NODE_DRAIN_TIMEOUT;
import static io.hypershift.azure.failure.Parameter.NODE_POOL_REPLICAS;
import static io.hypershift.azure.failure.Parameter.NODE_VOLUME_DETACH_TIMEOUT;
import static io.hypershift.azure.failure.Parameter.PAUSED_UNTIL;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Durations;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * The node pools that a cluster begins with: one of its name, or one for each availability zone; none where fewer than no nodes
 * are asked for, as the CLI has it.
 */
record InitialNodePools(ClusterKey cluster, Options options) {

    /** Namespace and name of each, with its zone. */
    List<NamedPool> named() {
        if (options.number(NODE_POOL_REPLICAS) < 0) {
            return List.of();
        }
        var zones = options.items(AVAILABILITY_ZONES);
        return zones.isEmpty()
                ? List.of(new NamedPool(cluster, Optional.empty()))
                : zones.stream()
                        .map(zone -> new NamedPool(
                                new ClusterKey(cluster.namespace(), cluster.name() + "-" + zone), Optional.of(zone)))
                        .toList();
    }

    Manifest manifest(NamedPool pool, String image, String subnetId) {
        var tree = new NodePoolManifest(pool.key(), cluster.name(), image, subnetId, pool.zone(), options)
                .manifest()
                .tree();
        var spec = tree.withObject("/spec").put("replicas", options.number(NODE_POOL_REPLICAS));
        spec.put("nodeDrainTimeout", duration(NODE_DRAIN_TIMEOUT));
        spec.put("nodeVolumeDetachTimeout", duration(NODE_VOLUME_DETACH_TIMEOUT));
        options.find(PAUSED_UNTIL).ifPresent(it -> spec.put("pausedUntil", it));
        return new Manifest(tree);
    }

    private String duration(Parameter parameter) {
        return GoDuration.of(Durations.parse(options.text(parameter)).orElseThrow());
    }

    record NamedPool(ClusterKey key, Optional<String> zone) {}
}
