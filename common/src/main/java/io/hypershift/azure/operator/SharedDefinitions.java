package io.hypershift.azure.operator;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import java.util.List;
import java.util.Set;

/**
 * CRDs of Cluster API's IPAM that OpenShift may have installed itself: without the migration of Cluster API they stay OpenShift's, as
 * HyperShift's CLI has it where it can look (HyperShift {@code cmd/install/install.go}, {@code setupCRDs}).
 */
final class SharedDefinitions {
    private static final Set<String> NAMES =
            Set.of("ipaddressclaims.ipam.cluster.x-k8s.io", "ipaddresses.ipam.cluster.x-k8s.io");

    private SharedDefinitions() {}

    static List<Manifest> without(List<Manifest> rendered, InstallOperatorRequest request, KubeApi management) {
        var isMigrated = !(request.manifests() instanceof FromJob job)
                || !"true".equals(job.flags().values().get(Parameter.DISABLE_CAPI_MIGRATION));
        return isMigrated
                ? rendered
                : rendered.stream().filter(it -> !isOthers(it, management)).toList();
    }

    private static boolean isOthers(Manifest manifest, KubeApi management) {
        return NAMES.contains(manifest.name())
                && management
                        .find(manifest.ref())
                        .filter(it -> !Label.isOurs(it))
                        .isPresent();
    }
}
