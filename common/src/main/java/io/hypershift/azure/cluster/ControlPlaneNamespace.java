package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The namespace that a forced removal leaves behind: HyperShift, which takes it away as a rule, lets a cluster go only after it.
 *
 * <p>Unlike the CLI it leaves the API server's own finalizer in {@code spec.finalizers}: without it the namespace would be gone,
 * and what still lies in it stored for ever.
 *
 * @param patience how long emptying it may take
 */
record ControlPlaneNamespace(
        KubeApi management, ClusterKey key, String infraId, Duration patience, Cancellation cancellation)
        implements Removal {
    private static final Duration POLL = Duration.ofSeconds(1);

    /** HyperShift's label on the namespaces that it makes for control planes. */
    private static final String LABEL = "hypershift.openshift.io/hosted-control-plane";

    /** That of another cluster, which has taken the name since, is none of ours. */
    @Override
    public boolean exists() {
        return find().isPresent()
                && new ClusterLook(management)
                        .hostedCluster(key)
                        .filter(it -> !it.text("spec", "infraID").equals(infraId))
                        .isEmpty();
    }

    /** HyperShift takes it away itself in time. */
    @Override
    public boolean isExpected() {
        return false;
    }

    @Override
    public void delete() {
        var release = new ForcedRelease(management);
        var clock = new Stopwatch(patience);
        for (var left = find(); left.isPresent(); left = find()) {
            if (clock.isOver()) {
                throw held(left.get());
            }
            release.one(left.get());
            release.allIn(key.controlPlaneNamespace()); // what still runs in it may make some anew
            cancellation.sleep(clock.atMost(POLL));
            cancellation.check();
        }
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private Optional<Manifest> find() {
        return management
                .find(Ref.namespace(key.controlPlaneNamespace()))
                .filter(it -> it.labels().containsKey(LABEL));
    }

    private static HyperShiftException held(Manifest namespace) {
        var told = namespace.conditions().stream()
                .filter(Condition::isTrue)
                .map(it -> it.type() + ": " + it.message())
                .collect(Collectors.joining("; "));
        return new HyperShiftException(Problem.of(
                        "namespace-held", "namespace {} is still being deleted", namespace.name())
                .because("{}", told.isEmpty() ? "The management cluster does not tell yet what is left in it." : told)
                .remedy(
                        "See what holds it (kubectl get namespace {} -o yaml), then repeat {}.",
                        namespace.name(),
                        Operation.DESTROY_CLUSTER));
    }
}
