package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;

/** Hands a cluster's pause on to those who work on its control plane and its machines, and changes nothing else of them. */
record PausedControlPlane(KubeApi api) {
    void pause(HostedCluster cluster) {
        var namespace = cluster.controlPlaneNamespace();
        api.get(Kind.HOSTED_CONTROL_PLANE, namespace, cluster.name())
                .filter(it ->
                        !it.text("/spec/pausedUntil").equals(cluster.pause().until()))
                .ifPresent(it -> api.apply(Kind.HOSTED_CONTROL_PLANE, paused(it, cluster)));
        api.get(Kind.CLUSTER, namespace, cluster.infraId())
                .filter(it -> !it.at("/spec/paused").asBoolean())
                .ifPresent(it -> api.apply(Kind.CLUSTER, new ControlPlaneObjects(cluster).capiCluster()));
    }

    /** What is applied is all that the operator says of it: so it says again what it said before. */
    private static Resource paused(Resource present, HostedCluster cluster) {
        var paused = Resource.of(Kind.HOSTED_CONTROL_PLANE, present.namespace(), present.name())
                .withFinalizer(ControlPlaneObjects.CONTROL_PLANE_FINALIZER)
                .with("/metadata/annotations", present.at("/metadata/annotations"))
                .with("/spec", present.at("/spec"));
        return paused.with("/spec/pausedUntil", cluster.pause().until());
    }

    /** Lets machines be removed in spite of a pause: a paused cluster may be deleted. */
    void resume(Resource capiCluster) {
        if (capiCluster.at("/spec/paused").asBoolean()) {
            api.update(Kind.CLUSTER, capiCluster, capiCluster.with("/spec/paused", false));
        }
    }
}
