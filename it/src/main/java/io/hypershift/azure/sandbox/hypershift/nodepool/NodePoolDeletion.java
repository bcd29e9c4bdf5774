package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Optional;

/** How a NodePool goes: its machines first, then everything else that was made for it, the finalizer last. */
final class NodePoolDeletion {
    private static final List<Kind> MADE_FOR_IT = List.of(
            Kind.MACHINE_HEALTH_CHECK,
            Kind.MACHINE_DEPLOYMENT,
            Kind.MACHINE_SET,
            Kind.AZURE_MACHINE_TEMPLATE,
            Kind.SECRET);

    private final KubeApi api;

    NodePoolDeletion(KubeApi api) {
        this.api = api;
    }

    /** Takes the next step; answers whether it was the last. */
    boolean isDone(Resource pool, Optional<HostedCluster> cluster) {
        var namespace = cluster.map(HostedCluster::controlPlaneNamespace)
                .orElse(pool.namespace() + "-" + pool.text("/spec/clusterName"));
        var belongings = new Belongings(api, namespace, pool.namespace() + "/" + pool.name());
        var machines = belongings.list(Kind.MACHINE);
        machines.forEach(it -> api.delete(Kind.MACHINE, it));
        if (!machines.isEmpty()) {
            return false;
        }
        for (var kind : MADE_FOR_IT) {
            belongings.list(kind).forEach(it -> api.delete(kind, it));
        }
        api.removeFinalizer(Kind.NODE_POOL, pool, HostedCluster.FINALIZER);
        return true;
    }
}
