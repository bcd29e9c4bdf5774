package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Creates, looks at and destroys hosted clusters. */
public final class Clusters {
    public Clusters(
            Supplier<Azure> azure, Supplier<KubeApi> management, PlanRunner runner, Events events, Redactor redactor) {}

    /**
     * Creates the cluster, waits until its nodes are Ready and writes its kubeconfig. When any of it fails or is cancelled,
     * what this call made is taken back before it throws.
     */
    public HostedCluster create(CreateClusterRequest request, Duration timeout, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    /** Starts a cluster, and returns once HyperShift has all it needs to bring it up. */
    public ClusterKey begin(CreateClusterRequest request, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    /** One bounded look. */
    public ClusterStatus look(ClusterKey key) {
        throw new UnsupportedOperationException();
    }

    /** Waits until the cluster's nodes are Ready, at most for the timeout. */
    public ClusterStatus await(ClusterKey key, Duration timeout, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    /** Writes the administrator's kubeconfig of a cluster into a file of mode 0600. */
    public HostedCluster kubeconfig(ClusterKey key, Path file) {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes the cluster and all that is its own in Azure, the lease last.
     *
     * @return whether there was anything of it
     */
    public boolean destroy(DestroyClusterRequest request, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }
}
