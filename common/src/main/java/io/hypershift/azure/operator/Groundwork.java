package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/**
 * What the Job that renders the manifests needs before they are known: the operator's namespace, and the pull secret in it. Both
 * are steps of the plan as well, which tells them as they were found first.
 *
 * @param namespaceMade whether the namespace was not there
 * @param secretFound the pull secret as it was found
 */
record Groundwork(boolean namespaceMade, Optional<Look<Manifest>> secretFound) {
    /** Where the manifests are known already. */
    static final Groundwork NONE = new Groundwork(false, Optional.empty());

    private static final Values NO_VALUES = new Values() {
        @Override
        public <T> T of(io.hypershift.azure.plan.Step<T> step) {
            throw new IllegalStateException("needs no other step's value");
        }
    };

    static Groundwork lay(KubeApi management, String namespace, Optional<Manifest> pullSecret) {
        var ref = Ref.namespace(namespace);
        var made = management.find(ref).isEmpty();
        if (made) {
            management.apply(Manifest.of(ref), RenderJob.FIELD_MANAGER);
        }
        return new Groundwork(made, pullSecret.map(it -> lay(resource(management, it))));
    }

    /** The namespace as the manifests have it. */
    Resource<Manifest> namespace(Resource<Manifest> wanted) {
        return namespaceMade ? new Found(wanted, Look.absent()) : wanted;
    }

    Resource<Manifest> pullSecret(KubeApi management, Manifest wanted) {
        var resource = resource(management, wanted);
        return secretFound
                .<Resource<Manifest>>map(found -> new Found(resource, found))
                .orElse(resource);
    }

    private static Look<Manifest> lay(Resource<Manifest> pullSecret) {
        var found = pullSecret.look(NO_VALUES);
        if (!(found instanceof Look.Matching<Manifest>)) {
            pullSecret.put(NO_VALUES, found);
        }
        return found;
    }

    private static Resource<Manifest> resource(KubeApi management, Manifest pullSecret) {
        return new KubeResource(management, RenderJob.FIELD_MANAGER, values -> pullSecret, new Existing.Update());
    }

    /** One that was looked at before. */
    private record Found(Resource<Manifest> resource, Look<Manifest> found) implements Resource<Manifest> {
        @Override
        public Look<Manifest> look(Values values) {
            return found;
        }

        @Override
        public Manifest put(Values values, Look<Manifest> absent) {
            return resource.put(values, absent);
        }

        @Override
        public Optional<String> passing(RuntimeException failure) {
            return resource.passing(failure);
        }
    }
}
