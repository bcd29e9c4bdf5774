package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;

/** A cluster that is on no record of ours: made with HyperShift's CLI or by hand. It goes only when its infra ID is confirmed. */
record OthersCluster(KubeApi management, DestroyClusterRequest request) {

    /** What there is of it; empty where there is no such cluster. */
    Optional<Remains> remains() {
        return new ClusterLook(management).hostedCluster(request.key()).map(this::confirmed);
    }

    private Remains confirmed(Manifest hostedCluster) {
        var infraId = hostedCluster.text("spec", "infraID");
        if (!request.confirm().equals(Optional.of(infraId))) {
            throw new HyperShiftException(Problem.of(
                            "not-ours",
                            "{} was not made by us: no lease is there that says whose it is{}",
                            hostedCluster.ref(),
                            request.confirm()
                                    .map(it -> ", and its infra ID is not " + it)
                                    .orElse(""))
                    .because(
                            "With it would go the resource groups that HyperShift's CLI makes for infra ID {}.",
                            infraId)
                    .remedy(
                            "If it is to go all the same, confirm that with {}.",
                            new Text.Setting(Parameter.CONFIRM, infraId)));
        }
        return Remains.ofOthers(hostedCluster, ClusterCreation.managementUid(management));
    }
}
