package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.BaseDomainZone;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import java.util.Map;

/**
 * What a cluster needs to find before anything of it is made.
 *
 * @param zone the base domain's public zone
 * @param principals the components' principal ids
 * @param managementUid what tells this management cluster from all others
 */
record Surroundings(Zone zone, Map<Component, String> principals, String managementUid) {

    /** Looks, and throws where something is missing. */
    static Surroundings of(PreparedCluster cluster, Azure azure, KubeApi management) {
        if (!management.serves(HostedClusterManifest.API_VERSION, HostedClusterManifest.KIND)) {
            throw new HyperShiftException(Problem.of(
                            KubeCall.UNKNOWN_KIND,
                            "the management cluster {} has no HyperShift operator",
                            management.url())
                    .remedy("Install it first: {}", Operation.INSTALL_OPERATOR));
        }
        return new Surroundings(
                BaseDomainZone.find(cluster.request().baseDomain(), azure),
                Principals.of(cluster.trust(), azure),
                ClusterCreation.managementUid(management));
    }
}
