package io.hypershift.azure.jenkins;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.nodepool.PoolKey;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that works on one node pool of a cluster. */
public abstract class NodePoolStep extends ManagementStep implements DryRun {
    static final String LIMIT = "30m";

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public String namespace = ClusterStep.NAMESPACE;

    @DataBoundSetter
    public String nodePoolName = "";

    @DataBoundSetter
    public String timeout = LIMIT;

    @DataBoundSetter
    public boolean dryRun;

    private final String clusterName;

    NodePoolStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public final String getClusterName() {
        return clusterName;
    }

    /** The pool that is meant: without a name of its own, the one that came with the cluster. */
    final PoolKey pool() {
        return new PoolKey(cluster(), Arguments.or(nodePoolName, clusterName));
    }

    /** The same for what cannot be taken back: nobody means a pool that he does not name. */
    final PoolKey namedPool() {
        return new PoolKey(cluster(), Arguments.or(nodePoolName, ""));
    }

    private ClusterKey cluster() {
        return new ClusterKey(Arguments.or(namespace, ClusterStep.NAMESPACE), clusterName);
    }
}
