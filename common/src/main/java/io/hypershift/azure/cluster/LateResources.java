package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Removal;
import java.util.Map;
import java.util.Optional;

/**
 * A second look at a kept group, when nothing of the cluster's control plane runs any more: until then the cloud provider makes
 * anew what it misses. A group that went with the cluster takes nothing back.
 *
 * @param content what the cluster has in the group
 */
record LateResources(KubeApi management, ClusterKey key, Removal content) implements Removal {
    private static final String RUNNING = "control-plane-running";

    @Override
    public boolean exists() {
        if (isControlPlaneRunning()) {
            throw new HyperShiftException(Problem.of(RUNNING, "the control plane of cluster {} still runs", key)
                    .because("It may make anew in Azure what was deleted there.")
                    .remedy("Try again when namespace {} is gone.", namespace()));
        }
        return content.exists();
    }

    /** What comes back, nobody knows before. */
    @Override
    public boolean isExpected() {
        return false;
    }

    @Override
    public void delete() {
        content.delete();
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return failure instanceof HyperShiftException known && known.has(RUNNING)
                ? Optional.of("the control plane still runs")
                : KubeCall.passing(failure).or(() -> content.passing(failure));
    }

    /** A namespace may hang for long on what has no process behind it any more. */
    private boolean isControlPlaneRunning() {
        return management.find(Ref.namespace(namespace())).isPresent()
                && (!management.listIfServed("v1", "Pod", namespace(), Map.of()).isEmpty()
                        || !management
                                .listIfServed(
                                        HostedClusterManifest.API_VERSION, "HostedControlPlane", namespace(), Map.of())
                                .isEmpty());
    }

    private String namespace() {
        return key.controlPlaneNamespace();
    }
}
