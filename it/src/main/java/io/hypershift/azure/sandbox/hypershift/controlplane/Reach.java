package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.told.Egress;
import java.util.function.Predicate;

/**
 * Who finds what.
 *
 * @param resolver knows which host names are found from everywhere
 * @param nodeEgress what nodes reach of their control planes
 */
public record Reach(Predicate<String> resolver, Egress nodeEgress) {

    /** Whether the agents on the nodes reach the server that the control plane reaches the nodes through. */
    boolean hasTunnel(HostedCluster cluster) {
        var host = cluster.externalHost("Konnectivity")
                .orElse("konnectivity-server-" + cluster.controlPlaneNamespace() + "." + ManagementDomain.NAME);
        return nodeEgress.to(host) == Egress.Way.OPEN;
    }
}
