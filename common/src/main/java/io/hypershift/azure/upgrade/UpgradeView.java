package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.cluster.ClusterReleases;
import io.hypershift.azure.cluster.ReleaseVersion;
import io.hypershift.azure.cluster.ReleaseVersions;
import io.hypershift.azure.cluster.RunningRelease;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cluster as it is to be upgraded, at one moment.
 *
 * @param allPools the cluster's node pools, by name
 * @param versions tells of an image which version it is
 */
record UpgradeView(UpgradeRequest request, Manifest hostedCluster, List<Manifest> allPools, ReleaseVersions versions) {

    static UpgradeView read(UpgradeRequest request, KubeApi management, ClusterReleases releases) {
        var key = request.key();
        var hostedCluster = ClusterObjects.find(management, key)
                .orElseThrow(() -> new HyperShiftException(Problem.of(
                                "no-cluster",
                                "there is no cluster {} on the management cluster {}",
                                key,
                                management.url())
                        .remedy("Look what there is: {}", Operation.LIST_CLUSTERS)));
        var pools = ClusterObjects.nodePools(management, key).stream()
                .sorted(Comparator.comparing(Manifest::name))
                .toList();
        return new UpgradeView(request, hostedCluster, pools, releases.of(hostedCluster));
    }

    RunningRelease running() {
        return new RunningRelease(hostedCluster);
    }

    /** The version that is wanted. */
    Optional<ReleaseVersion> target() {
        return versions.of(request.releaseImage());
    }

    /** The pools that are to be upgraded. */
    List<Manifest> pools() {
        return request.scope().hasNodePools()
                ? allPools.stream()
                        .filter(it -> request.nodePools().isEmpty()
                                || request.nodePools().contains(it.name()))
                        .toList()
                : List.of();
    }

    /** The control plane's version once it has been upgraded, where it is to be. */
    Optional<ReleaseVersion> controlPlaneAfter() {
        return request.scope().hasControlPlane() ? target() : running().version();
    }

    /** The version that a pool's nodes run by now. */
    Optional<ReleaseVersion> versionOf(Manifest pool) {
        return ReleaseVersion.parse(pool.text("status", "version")).or(() -> versions.of(image(pool)));
    }

    static String image(Manifest object) {
        return object.text("spec", "release", "image");
    }
}
