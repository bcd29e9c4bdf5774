package io.hypershift.azure.cluster;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Map;

/**
 * The objects that keep a deleted HostedCluster alive since their controllers cannot do their work any more. Their
 * finalizers are taken away from the bottom up, as {@code hypershift destroy cluster azure --force} does. It runs only
 * after the cluster's Azure groups are gone, so no machine can be left running behind them.
 */
record StuckObjects(KubeApi management, ClusterKey key, String infraId) implements Removal {
    private static final String CAPI = "cluster.x-k8s.io/v1beta1";
    private static final String CAPZ = "infrastructure.cluster.x-k8s.io/v1beta1";
    private static final String HYPERSHIFT = HostedClusterManifest.API_VERSION;

    private static final List<Map.Entry<String, String>> BOTTOM_UP = List.of(
            Map.entry(CAPZ, "AzureMachine"),
            Map.entry(CAPZ, "AzureCluster"),
            Map.entry(CAPI, "Machine"),
            Map.entry(CAPI, "MachineSet"),
            Map.entry(CAPI, "MachineDeployment"),
            Map.entry(CAPI, "Cluster"),
            Map.entry(HYPERSHIFT, "HostedControlPlane"));

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
        for (var kind : BOTTOM_UP) {
            management
                    .listIfServed(kind.getKey(), kind.getValue(), key.controlPlaneNamespace(), Map.of())
                    .forEach(this::release);
        }
        new ClusterLook(management).nodePools(key).forEach(this::release);
        management.delete(Ref.namespace(key.controlPlaneNamespace()));
        new ClusterLook(management).hostedCluster(key, infraId).ifPresent(this::release);
    }

    private void release(Manifest object) {
        management.delete(object.ref());
        var patch = Json.object();
        patch.putObject("metadata").putNull("finalizers");
        management.mergeIfThere(object.ref(), patch);
    }
}
