package io.hypershift.azure.cluster;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;

/**
 * Takes away the finalizers of objects whose controllers cannot do their work any more, as {@code hypershift destroy cluster
 * azure --force} does ({@code cmd/cluster/core/destroy.go}, {@code forceRemoveAllFinalizers}).
 */
record ForcedRelease(KubeApi management) {
    private static final String CAPI = "cluster.x-k8s.io/v1beta1";
    static final String CAPZ = "infrastructure.cluster.x-k8s.io/v1beta1";
    private static final String HYPERSHIFT = HostedClusterManifest.API_VERSION;

    /** The CLI's kinds in its order, and private link services, which it leaves behind. */
    private static final List<Map.Entry<String, String>> BOTTOM_UP = List.of(
            Map.entry(CAPZ, "AzureMachine"),
            Map.entry(CAPZ, "AzureCluster"),
            Map.entry(CAPI, "Machine"),
            Map.entry(CAPI, "MachineSet"),
            Map.entry(CAPI, "MachineDeployment"),
            Map.entry(CAPI, "Cluster"),
            Map.entry(HYPERSHIFT, "AzurePrivateLinkService"),
            Map.entry(HYPERSHIFT, "HostedControlPlane"),
            Map.entry("apps/v1", "Deployment"));

    /** What HyperShift keeps in a control plane's namespace. */
    void allIn(String namespace) {
        for (var kind : BOTTOM_UP) {
            management
                    .listIfServed(kind.getKey(), kind.getValue(), namespace, Map.of())
                    .forEach(this::one);
        }
    }

    /** Deletes the object whatever its finalizers wait for. */
    void one(Manifest object) {
        management.delete(object.ref());
        if (!object.list("metadata", "finalizers").isEmpty()) {
            var patch = Json.object();
            patch.putObject("metadata").putNull("finalizers");
            management.mergeIfThere(object.ref(), patch);
        }
    }
}
