package io.hypershift.azure.cluster;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Removal;
import java.util.Optional;

/**
 * The objects that keep a deleted HostedCluster alive since their controllers cannot do their work any more. They are let go
 * from the bottom up. It runs only after the cluster's Azure groups are gone, so no machine can be left running behind them.
 */
record StuckObjects(KubeApi management, ClusterKey key, String infraId) implements Removal {

    @Override
    public boolean exists() {
        return new ClusterLook(management).hostedCluster(key, infraId).isPresent();
    }

    /** What will hang, nobody knows before. */
    @Override
    public boolean isExpected() {
        return false;
    }

    @Override
    public void delete() {
        var release = new ForcedRelease(management);
        release.allIn(key.controlPlaneNamespace());
        new ClusterLook(management).nodePools(key).forEach(release::one);
        management.delete(Ref.namespace(key.controlPlaneNamespace()));
        new ClusterLook(management).hostedCluster(key, infraId).ifPresent(release::one);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }
}
