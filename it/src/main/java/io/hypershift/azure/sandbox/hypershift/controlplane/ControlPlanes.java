package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ReleaseImages;
import java.util.Optional;

/** Finds control planes, and the HostedClusters they are of. */
public final class ControlPlanes {
    private final KubeApi api;
    private final ReleaseImages releases;

    public ControlPlanes(KubeApi api, ReleaseImages releases) {
        this.api = api;
        this.releases = releases;
    }

    /** The control plane in this namespace. */
    public Optional<Resource> in(String namespace) {
        return api.list(Kind.HOSTED_CONTROL_PLANE, namespace).stream().findFirst();
    }

    boolean isDeleting(String namespace) {
        return in(namespace).filter(Resource::isDeleting).isPresent();
    }

    /** The hosted cluster whose control plane is in this namespace. */
    public Optional<HostedCluster> clusterOf(String namespace) {
        return in(namespace).flatMap(this::clusterOf);
    }

    Optional<HostedCluster> clusterOf(Resource controlPlane) {
        return controlPlane
                .annotation(ControlPlaneObjects.CLUSTER_ANNOTATION)
                .map(it -> it.split("/", 2))
                .flatMap(it -> api.get(Kind.HOSTED_CLUSTER, it[0], it[1]))
                .map(cluster -> asTold(cluster, controlPlane));
    }

    /** The cluster as the operator has told its control plane to be: its release may be held, and so may all work on it. */
    private HostedCluster asTold(Resource cluster, Resource controlPlane) {
        var told = cluster.with("/spec/release/image", controlPlane.at("/spec/releaseImage"))
                .with("/spec/pausedUntil", controlPlane.text("/spec/pausedUntil"));
        return new HostedCluster(
                controlPlane.has("/spec/controlPlaneReleaseImage")
                        ? told.with(
                                "/spec/controlPlaneRelease/image", controlPlane.at("/spec/controlPlaneReleaseImage"))
                        : told.without("/spec/controlPlaneRelease"),
                releases);
    }
}
