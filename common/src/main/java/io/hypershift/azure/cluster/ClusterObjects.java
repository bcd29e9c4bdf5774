package io.hypershift.azure.cluster;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Optional;

/** Where HyperShift keeps a cluster on its management cluster. */
public final class ClusterObjects {
    public static final String API_VERSION = HostedClusterManifest.API_VERSION;
    public static final String HOSTED_CLUSTER = HostedClusterManifest.KIND;
    public static final String NODE_POOL = NodePoolManifest.KIND;

    private ClusterObjects() {}

    public static Ref hostedCluster(ClusterKey key) {
        return HostedClusterManifest.ref(key);
    }

    /** Node pools lie beside their cluster. */
    public static Ref nodePool(ClusterKey cluster, String name) {
        return new Ref(API_VERSION, NODE_POOL, cluster.namespace(), name);
    }

    /** The HostedCluster; absent also where the management cluster has no such kind. */
    public static Optional<Manifest> find(KubeApi management, ClusterKey key) {
        return new ClusterLook(management).hostedCluster(key);
    }

    /** The node pools of a cluster. */
    public static List<Manifest> nodePools(KubeApi management, ClusterKey key) {
        return new ClusterLook(management).nodePools(key);
    }

    /**
     * Where a cluster's control plane runs, and its machines are recorded (HyperShift's {@code
     * support/manifests/hostedcontrolplane.go}).
     */
    public static String controlPlaneNamespace(ClusterKey key) {
        return key.controlPlaneNamespace();
    }
}
