package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Removal;
import java.util.Optional;

/** Takes back what {@link UnmanagedDefinitions} told OpenShift's own Cluster API operator: it may care for those CRDs again. */
record UnmanagedRemoval(KubeApi management) implements Removal {

    @Override
    public boolean exists() {
        return management
                .findIfServed(UnmanagedDefinitions.CLUSTER)
                .filter(it -> it.list("metadata", "managedFields").stream()
                        .anyMatch(entry -> entry.path("manager").asText().equals(OperatorPlan.FIELD_MANAGER)
                                && entry.at("/fieldsV1/f:spec").has("f:unmanagedCustomResourceDefinitions")))
                .isPresent();
    }

    @Override
    public void delete() {
        management.apply(Manifest.of(UnmanagedDefinitions.CLUSTER), OperatorPlan.FIELD_MANAGER);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }
}
