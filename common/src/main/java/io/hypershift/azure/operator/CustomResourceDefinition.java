package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/**
 * A CRD. Whether its kind can be used is told by {@link ServedKinds}.
 *
 * @param known as it was before the plan began, where that was looked at
 */
record CustomResourceDefinition(KubeApi management, Manifest wanted, Optional<Manifest> known, TakenOver takenOver)
        implements Resource<Manifest> {
    @Override
    public Look<Manifest> look(Values values) {
        return known.or(() -> management.find(wanted.ref())).map(this::compare).orElseGet(Look::absent);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> before) {
        return takenOver.applied(management, Label.on(wanted, before));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private Look<Manifest> compare(Manifest actual) {
        OperatorObject.refuseWhileItGoes(actual);
        var differences =
                Subset.differences(Label.on(wanted, Optional.of(actual)).tree(), actual.tree());
        return differences.isEmpty() ? Look.matching(actual) : Look.different(actual, Differences.told(differences));
    }
}
