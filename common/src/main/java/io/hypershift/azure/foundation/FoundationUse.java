package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import java.util.Map;
import java.util.Set;

/** Whether clusters still stand on a foundation, as far as a management cluster knows. */
record FoundationUse(KubeApi management) {

    /** Throws when a HostedCluster, whoever made it, has one of these issuers. */
    void refuseIfAny(Set<String> issuers) {
        var users = management
                .selectIfServed(
                        "hypershift.openshift.io/v1beta1",
                        "HostedCluster",
                        "",
                        Map.of(),
                        it -> Map.entry(it.ref().namespace() + "/" + it.name(), it.text("spec", "issuerURL")))
                .stream()
                .filter(it -> issuers.contains(it.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!users.isEmpty()) {
            throw new HyperShiftException(Problem.of(
                            "foundation-in-use",
                            "{} hosted clusters stand on it: {}",
                            users.size(),
                            String.join(", ", users))
                    .because("Without the foundation they lose their access to Azure for good.")
                    .remedy("Destroy them first: {}", Operation.DESTROY_CLUSTER));
        }
    }
}
