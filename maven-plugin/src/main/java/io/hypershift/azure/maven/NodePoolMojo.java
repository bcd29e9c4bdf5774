package io.hypershift.azure.maven;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.nodepool.PoolKey;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on one node pool of a cluster. */
abstract class NodePoolMojo extends ManagementMojo {
    /** The cluster's name. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /** The node pool's name. Without it, the cluster's own, which its first pool bears; one that is to be deleted must be named. */
    @Parameter(property = "hypershift.nodePoolName")
    @Nullable String nodePoolName;

    /** Only tells what would be done. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    final PoolKey pool() {
        return new PoolKey(cluster(), nodePoolName == null ? cluster().name() : nodePoolName);
    }

    /** The same for what cannot be taken back: nobody means a pool that he does not name. */
    final PoolKey namedPool() {
        return new PoolKey(cluster(), Inputs.orEmpty(nodePoolName));
    }

    private ClusterKey cluster() {
        return new ClusterKey(namespace, Inputs.orEmpty(clusterName));
    }
}
