package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Optional;

/**
 * How many machines a pool has: as many as it says, or as the autoscaler has found right within its limits
 * (HyperShift 3ee9615, setMachineDeploymentReplicas).
 *
 * @param fromZero whether the autoscaler is told what a machine holds before there is one
 */
record PoolReplicas(NodePool pool, boolean fromZero) {
    static final String LEAST = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size";
    static final String MOST = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size";

    int wanted(Optional<Resource> scaled) {
        if (!pool.isAutoscaled()) {
            return pool.resource().at("/spec/replicas").asInt();
        }
        int present = scaled.map(it -> it.at("/spec/replicas").asInt()).orElse(0);
        return Math.min(Math.max(present, least()), most());
    }

    /** Without knowing what a machine holds nobody could scale up again from none. */
    private int least() {
        int least = pool.resource().at("/spec/autoScaling/min").asInt();
        return least == 0 && !fromZero ? 1 : least;
    }

    private int most() {
        return pool.resource().at("/spec/autoScaling/max").asInt();
    }

    /** The same object with what the autoscaler reads. */
    Resource limit(Resource scaled) {
        return scaled.withAnnotation(LEAST, String.valueOf(pool.isAutoscaled() ? least() : 0))
                .withAnnotation(MOST, String.valueOf(pool.isAutoscaled() ? most() : 0));
    }

    /** What is scaled: a pool that is updated in place has no deployment. */
    Optional<Resource> scaled(KubeApi api) {
        var kind = pool.isUpdatedInPlace() ? Kind.MACHINE_SET : Kind.MACHINE_DEPLOYMENT;
        return api.get(kind, pool.cluster().controlPlaneNamespace(), pool.name());
    }
}
