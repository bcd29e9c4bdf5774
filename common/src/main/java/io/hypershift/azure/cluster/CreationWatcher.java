package io.hypershift.azure.cluster;

import io.hypershift.azure.plan.Cancellation;

/** Who has a cluster made, and is told on the way. */
@FunctionalInterface
public interface CreationWatcher {

    /** The cluster is on record, and so his to remove; nothing of it is made yet. */
    void recorded();

    /**
     * It has failed, and all that was made of it is still there: the last moment to see why before it is taken back. Not called
     * when somebody has cancelled the work or taken the cluster away, nor where it did not come to a HostedCluster: then the
     * failure itself is all there is to know.
     *
     * @param cancellation is cancelled when the cluster is taken away meanwhile
     */
    default void failed(RuntimeException failure, Cancellation cancellation) {}
}
