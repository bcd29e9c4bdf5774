package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/**
 * One of the operator's objects.
 *
 * @param kindMayBeMissing whether the same manifests define its kind, so that it need not be known yet
 */
record OperatorObject(KubeApi management, Manifest wanted, TakenOver takenOver, boolean kindMayBeMissing)
        implements Resource<Manifest> {
    /** Its value never changes, so the CLI only ever creates it. */
    private static final String CREATE_ONLY = "PriorityClass";

    @Override
    public Look<Manifest> look(Values values) {
        var found = kindMayBeMissing ? management.findIfServed(wanted.ref()) : management.find(wanted.ref());
        return found.map(this::compare).orElseGet(Look::absent);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        return takenOver.applied(management, Label.on(wanted, found));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    static void refuseWhileItGoes(Manifest actual) {
        if (actual.isBeingDeleted()) {
            throw new HyperShiftException(Problem.of("being-deleted", "{} is being deleted", actual.ref())
                    .remedy("Wait until it is gone, and repeat this."));
        }
    }

    private Look<Manifest> compare(Manifest actual) {
        refuseWhileItGoes(actual);
        if (wanted.kind().equals(CREATE_ONLY)) {
            return Look.matching(actual);
        }
        var differences =
                Subset.differences(Label.on(wanted, Optional.of(actual)).tree(), actual.tree());
        return differences.isEmpty() ? Look.matching(actual) : Look.different(actual, Differences.told(differences));
    }
}
