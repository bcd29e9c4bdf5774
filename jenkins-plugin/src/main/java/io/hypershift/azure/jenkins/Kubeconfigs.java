package io.hypershift.azure.jenkins;

import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.ClusterKey;

/** Kubeconfigs of clusters that are there. */
final class Kubeconfigs {
    private Kubeconfigs() {}

    static AdministratorKubeconfig read(ManagementStep step, ClusterKey key, StepWork work) {
        var inputs = work.inputs();
        var access = step.access(inputs);
        inputs.addAll(key.validate());
        inputs.throwIfAny();
        return work.with(access, hypershift -> hypershift.clusters().kubeconfig(key));
    }
}
