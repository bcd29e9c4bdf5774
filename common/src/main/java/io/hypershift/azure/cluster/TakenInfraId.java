package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import java.util.Optional;
import java.util.stream.Stream;

/** What is a cluster's own is told by its infra ID, so no two may have one, wherever it comes from. */
final class TakenInfraId {
    private TakenInfraId() {}

    /** @param infraId the one that is given, in whatever way; one that is to be made is nobody's yet */
    static void refuse(ClusterKey key, Optional<String> infraId, KubeApi management, Leases leases) {
        infraId.ifPresent(wanted -> owners(wanted, management, leases)
                .filter(it -> !it.equals(key))
                .findFirst()
                .ifPresent(it -> {
                    throw new HyperShiftException(
                            Problem.of("infra-id-taken", "{}: {} is cluster {}'s", Parameter.INFRA_ID, wanted, it)
                                    .because("What is a cluster's own is found by its infra ID.")
                                    .remedy(
                                            "Leave {} out: one is made. A document of infrastructure ({}) is good for one cluster.",
                                            Parameter.INFRA_ID,
                                            Parameter.INFRA_JSON_FILE));
                }));
    }

    private static Stream<ClusterKey> owners(String infraId, KubeApi management, Leases leases) {
        var hosted = new Inventory(management, leases)
                .hosted().stream().filter(it -> it.infraId().equals(infraId)).map(Inventory.Hosted::key);
        var recorded = leases.all().stream()
                .map(StoredLease::lease)
                .filter(it -> it.infraId().equals(infraId))
                .map(it -> new ClusterKey(it.namespace(), it.name()));
        return Stream.concat(hosted, recorded);
    }
}
