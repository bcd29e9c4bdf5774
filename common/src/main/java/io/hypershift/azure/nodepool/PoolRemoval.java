package io.hypershift.azure.nodepool;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Removal;
import java.time.Duration;
import java.util.Optional;

/** Deletes a NodePool; HyperShift drains its nodes and removes its machines first. */
record PoolRemoval(KubeApi management, PoolKey key, PoolWait waiting, Duration timeout) implements Removal {

    @Override
    public boolean exists() {
        return new PoolSearch(management).find(key).isPresent();
    }

    @Override
    public void delete() {
        management.delete(key.ref());
        waiting.untilGone(key, timeout);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }
}
