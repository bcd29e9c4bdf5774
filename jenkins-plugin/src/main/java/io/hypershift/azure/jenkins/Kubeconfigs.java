package io.hypershift.azure.jenkins;

import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.ApiForward;
import io.hypershift.azure.cluster.ClusterKey;
import java.util.Optional;

/** Kubeconfigs of clusters that are there. */
final class Kubeconfigs {
    private Kubeconfigs() {}

    /**
     * A kubeconfig as a body gets it.
     *
     * @param consoleUrl where the cluster's web console is
     * @param forward the way to the cluster, where it goes through the management cluster
     */
    record Handed(AdministratorKubeconfig kubeconfig, Optional<String> consoleUrl, Optional<ApiForward> forward) {}

    static AdministratorKubeconfig read(ManagementStep step, ClusterKey key, StepWork work) {
        var inputs = work.inputs();
        var access = step.access(inputs);
        inputs.addAll(key.validate());
        inputs.throwIfAny();
        return work.with(access, hypershift -> hypershift.clusters().kubeconfig(key));
    }

    static Handed hand(WithHostedClusterKubeconfigStep step, StepWork work) {
        var inputs = work.inputs();
        var access = step.access(inputs);
        var key = step.key();
        inputs.addAll(key.validate());
        inputs.throwIfAny();
        return work.with(access, hypershift -> {
            var kubeconfigs = hypershift.kubeconfigs();
            var usual = kubeconfigs.read(key, step.isCustomKubeconfig());
            var forward = step.isPortForward() ? Optional.of(kubeconfigs.forward(usual)) : Optional.<ApiForward>empty();
            var kubeconfig = forward.map(ApiForward::kubeconfig).orElse(usual);
            return new Handed(kubeconfig, kubeconfigs.consoleUrl(kubeconfig), forward);
        });
    }
}
