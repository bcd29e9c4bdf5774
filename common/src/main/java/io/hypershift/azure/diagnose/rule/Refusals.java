package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the cluster's objects tell at this moment of what Azure refuses: conditions that hold, not logs, in which what has long
 * been mended still stands.
 */
final class Refusals {
    private static final List<String> MACHINES =
            List.of("AzureMachine", "Machine", "AzureCluster", "AzurePrivateLinkService");

    private Refusals() {}

    static Stream<Exhibit> of(Evidence it) {
        var machines = MACHINES.stream()
                .flatMap(kind -> it.cluster().inControlPlane(kind).stream())
                .flatMap(Refusals::failing);
        return Stream.of(machines, pools(it), cluster(it), operators(it)).flatMap(all -> all);
    }

    private static Stream<Exhibit> pools(Evidence it) {
        return it.cluster().pools().stream()
                .flatMap(pool -> pool.condition("AllMachinesReady").stream()
                        .filter(condition -> condition.status().equals("False"))
                        .map(condition -> Seen.condition(pool, condition)));
    }

    private static Stream<Exhibit> cluster(Evidence it) {
        return it.cluster().hostedCluster().stream()
                .flatMap(cluster -> Stream.of(
                                "ClusterVersionSucceeding", "ValidAzureKMSConfig", "CloudResourcesDestroyed")
                        .flatMap(type -> cluster.condition(type).stream())
                        .filter(condition -> condition.status().equals("False"))
                        .map(condition -> Seen.condition(cluster, condition)));
    }

    private static Stream<Exhibit> operators(Evidence it) {
        return it.inside().objects().of("ClusterOperator").stream()
                .flatMap(operator -> operator.conditions().stream()
                        .filter(condition -> condition.type().equals("Degraded") && condition.isTrue())
                        .map(condition -> Seen.condition(operator, condition)));
    }

    private static Stream<Exhibit> failing(Manifest object) {
        return object.conditions().stream()
                .filter(condition -> condition.status().equals("False"))
                .filter(condition -> !condition.message().isEmpty())
                .filter(condition -> !condition.type().equals("NodeHealthy")) // of the node, not of what Azure refuses
                .map(condition -> Seen.condition(object, condition));
    }
}
