package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.function.Function;

/**
 * An object on the management cluster, made where it is absent.
 *
 * @param existing what to do with one that is there
 */
record KubeResource(KubeApi api, Function<Values, Manifest> wanted, Existing existing) implements Resource<Manifest> {
    /** The CLI's own field manager, so that both tools own the same fields. */
    static final String FIELD_MANAGER = "hypershift-cli";

    /** What to do with an object that is there already. */
    enum Existing {
        /** Bring what it holds into the wanted state. */
        UPDATE,
        /** Leave it, whatever it holds. */
        KEEP,
        /** Leave what may change in it, and refuse it where something that never changes differs. */
        RESUME
    }

    @Override
    public Look<Manifest> look(Values values) {
        var manifest = wanted.apply(values);
        return api.find(manifest.ref())
                .map(actual -> compare(manifest, actual))
                .orElseGet(Look::absent);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        return api.apply(wanted.apply(values), FIELD_MANAGER);
    }

    private Look<Manifest> compare(Manifest manifest, Manifest actual) {
        if (actual.isBeingDeleted()) {
            throw new HyperShiftException(Problem.of("being-deleted", "{} is being deleted", actual.ref())
                    .remedy("Wait until it is gone, or choose another name."));
        }
        return switch (existing) {
            case KEEP -> Look.matching(actual);
            case RESUME -> resumed(manifest, actual);
            case UPDATE -> {
                var differences = Subset.differences(manifest.tree(), actual.tree());
                yield differences.isEmpty() ? Look.matching(actual) : Look.different(actual, differences.get(0));
            }
        };
    }

    private static Look<Manifest> resumed(Manifest manifest, Manifest actual) {
        var differences = ImmutableFields.differences(manifest, actual);
        if (!differences.isEmpty()) {
            throw new HyperShiftException(differences.stream()
                    .map(it -> Problem.of("immutable", "{} is there already, with another {}", actual.ref(), it)
                            .because("HyperShift never changes it in a cluster that exists.")
                            .remedy("Destroy the cluster first, choose another name, or ask for the same value."))
                    .toList(), List.of());
        }
        return Look.matching(actual);
    }
}
