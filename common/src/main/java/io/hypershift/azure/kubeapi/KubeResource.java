package io.hypershift.azure.kubeapi;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of an API server, made where it is absent, by server-side apply.
 *
 * @param fieldManager in whose name fields are owned
 * @param existing what to do with one that is there
 */
public record KubeResource(KubeApi api, String fieldManager, Function<Values, Manifest> wanted, Existing existing)
        implements Resource<Manifest> {

    /** What to do with an object that is there already. */
    public sealed interface Existing {

        /** Bring what it holds into the wanted state. */
        record Update() implements Existing {}

        /**
         * Leave it, whatever it holds; what is wanted is made only where it is absent.
         *
         * @param ref the object
         */
        record Keep(Ref ref) implements Existing {}

        /**
         * Leave what may change in it, and refuse it where something that never changes differs.
         *
         * @param immutable the paths of what never changes, such as {@code /spec/infraID}
         */
        record Resume(List<String> immutable) implements Existing {}
    }

    @Override
    public Look<Manifest> look(Values values) {
        if (existing instanceof Existing.Keep keep) {
            return api.find(keep.ref()).map(KubeResource::kept).orElseGet(Look::absent);
        }
        var manifest = wanted.apply(values);
        return api.find(manifest.ref()).map(actual -> compare(manifest, actual)).orElseGet(Look::absent);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        return api.apply(wanted.apply(values), fieldManager);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private static Look<Manifest> kept(Manifest actual) {
        refuseLeaving(actual);
        return Look.matching(actual);
    }

    private static void refuseLeaving(Manifest actual) {
        if (actual.isBeingDeleted()) {
            throw new HyperShiftException(Problem.of("being-deleted", "{} is being deleted", actual.ref())
                    .remedy("Wait until it is gone."));
        }
    }

    private Look<Manifest> compare(Manifest manifest, Manifest actual) {
        refuseLeaving(actual);
        if (existing instanceof Existing.Resume resume) {
            refuse(actual, Subset.differencesAt(resume.immutable(), manifest.tree(), actual.tree()));
        }
        if (!(existing instanceof Existing.Update)) {
            return Look.matching(actual);
        }
        var differences = Subset.differences(manifest.tree(), actual.tree());
        return differences.isEmpty() ? Look.matching(actual) : Look.different(actual, differences.get(0));
    }

    private static void refuse(Manifest actual, List<String> differences) {
        HyperShiftException.throwIfAny(differences.stream()
                .map(it -> Problem.of("immutable", "{} is there already, with another {}", actual.ref(), it)
                        .because("It never changes in a cluster that exists.")
                        .remedy(
                                "Ask for the same value, choose another name with {}, or destroy the cluster first: {}",
                                Parameter.CLUSTER_NAME,
                                Operation.DESTROY_CLUSTER))
                .toList());
    }
}
