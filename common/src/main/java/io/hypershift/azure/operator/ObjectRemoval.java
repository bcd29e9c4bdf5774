package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Removal;
import java.time.Duration;
import java.util.Optional;

/** An object that goes, and is waited for until it has gone. */
record ObjectRemoval(KubeApi management, Ref ref, Duration timeout, Cancellation cancellation) implements Removal {

    @Override
    public boolean exists() {
        return management.findIfServed(ref).isPresent();
    }

    @Override
    public void delete() {
        management.delete(ref);
        var gone = new ObjectWait(management, timeout, cancellation)
                .until(ref, () -> exists() ? Optional.empty() : Optional.of(true));
        if (gone.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("remains", "{} does not go away", ref).because("{}", holder()));
        }
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private String holder() {
        return management
                .findIfServed(ref)
                .map(it -> it.list("metadata", "finalizers"))
                .filter(it -> !it.isEmpty())
                .map(it -> "Its finalizers hold it: " + it)
                .or(() -> management.findIfServed(ref).flatMap(ObjectRemoval::whatRemains))
                .orElse("");
    }

    /** A namespace tells what is still in it. */
    private static Optional<String> whatRemains(Manifest namespace) {
        return namespace
                .condition("NamespaceContentRemaining")
                .or(() -> namespace.condition("NamespaceDeletionContentFailure"))
                .map(condition -> condition.message());
    }
}
