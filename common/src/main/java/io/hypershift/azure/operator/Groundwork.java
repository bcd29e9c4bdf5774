package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Job that renders the manifests needs before they are known: the operator's namespace, and the pull secret in it. Both
 * are steps of the plan as well, which tells them as they were found first.
 *
 * @param found how they were found
 */
record Groundwork(Map<Ref, Look<Manifest>> found) {
    /** Where the manifests are known already. */
    static final Groundwork NONE = new Groundwork(Map.of());

    private static final Values NO_VALUES = new Values() {
        @Override
        public <T> T of(Step<T> step) {
            throw new IllegalStateException("needs no other step's value");
        }
    };

    static Groundwork lay(KubeApi management, String namespace, List<Manifest> secrets, TakenOver takenOver) {
        var found = new HashMap<Ref, Look<Manifest>>();
        var ref = Ref.namespace(namespace);
        var namespaceFound = management.find(ref);
        namespaceFound.ifPresent(OperatorObject::refuseWhileItGoes);
        if (namespaceFound.isEmpty()) {
            found.put(ref, Look.absent());
            management.apply(Manifest.of(ref).withLabels(ManagedBy.LABELS), OperatorPlan.FIELD_MANAGER);
        }
        secrets.stream()
                .filter(it -> it.name().equals(OperatorSecret.PULL_SECRET))
                .map(it -> new OperatorObject(management, it, takenOver, false))
                .forEach(it -> found.put(it.wanted().ref(), lay(it)));
        return new Groundwork(found);
    }

    /** The object, told as it was found before. */
    Resource<Manifest> before(OperatorObject object) {
        var before = found.get(object.wanted().ref());
        return before == null ? object : new Found(object, before);
    }

    private static Look<Manifest> lay(OperatorObject secret) {
        var found = secret.look(NO_VALUES);
        if (!(found instanceof Look.Matching<Manifest>)) {
            secret.put(NO_VALUES, found);
        }
        return found;
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
