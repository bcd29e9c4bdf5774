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
 * What runs of a cluster's control plane once HyperShift had its time: the cloud provider and Cluster API's make anew in Azure
 * what they miss. It goes with its namespace; objects that have finalizers stay until what they stand for is gone.
 */
final class RunningControlPlane implements Removal {
    private static final String RUNNING = "control-plane-running";

    private final KubeApi management;
    private final ClusterKey key;
    private volatile boolean asked;

    RunningControlPlane(KubeApi management, ClusterKey key) {
        this.management = management;
        this.key = key;
    }

    /** A namespace may hang for long on what has no process behind it any more. */
    @Override
    public boolean exists() {
        var namespace = key.controlPlaneNamespace();
        return management.find(Ref.namespace(namespace)).isPresent()
                && (!management.listIfServed("v1", "Pod", namespace, Map.of()).isEmpty()
                        || management
                                .listIfServed(
                                        HostedClusterManifest.API_VERSION, "HostedControlPlane", namespace, Map.of())
                                .stream()
                                .anyMatch(it -> !it.isBeingDeleted()));
    }

    /** Of a HostedCluster that goes in time, nothing runs any more. */
    @Override
    public boolean isExpected() {
        return false;
    }

    @Override
    public void delete() {
        management.delete(Ref.namespace(key.controlPlaneNamespace()));
        asked = true;
        refuseIfRunning();
    }

    @Override
    public boolean remove() {
        if (exists()) {
            delete();
        }
        return asked;
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return failure instanceof HyperShiftException known && known.has(RUNNING)
                ? Optional.of("the control plane still runs")
                : KubeCall.passing(failure);
    }

    private void refuseIfRunning() {
        if (exists()) {
            throw new HyperShiftException(Problem.of(RUNNING, "the control plane of cluster {} still runs", key)
                    .because("It may make anew in Azure what is deleted there.")
                    .remedy("Try again when namespace {} is gone.", key.controlPlaneNamespace()));
        }
    }
}
