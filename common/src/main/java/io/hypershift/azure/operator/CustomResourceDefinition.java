package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.time.Duration;
import java.util.Optional;

/** A CRD, done when its kind can be used: the server answers 404 for about two seconds after it is Established. */
record CustomResourceDefinition(KubeApi management, String fieldManager, Manifest wanted, Cancellation cancellation)
        implements Resource<Manifest> {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** HyperShift renders CRDs with an empty status, which is the server's own and never becomes so. */
    CustomResourceDefinition {
        var tree = wanted.tree();
        tree.remove("status");
        wanted = new Manifest(tree);
    }

    @Override
    public Look<Manifest> look(Values values) {
        return object().look(values);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        management.apply(
                wanted, fieldManager, true); // refuses at once what stored objects forbid, such as a dropped version
        var applied = object().put(values, found);
        var served = new ObjectWait(management, LONGEST, cancellation).until(wanted.ref(), this::served);
        if (served.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("not-established", "the management cluster does not serve {}", wanted.ref()));
        }
        return applied;
    }

    private KubeResource object() {
        return new KubeResource(management, fieldManager, values -> wanted, new Existing.Update());
    }

    private Optional<Boolean> served() {
        var established = management
                .get(wanted.ref())
                .condition("Established")
                .filter(Condition::isTrue)
                .isPresent();
        return established && allVersionsServed() ? Optional.of(true) : Optional.empty();
    }

    private boolean allVersionsServed() {
        var group = wanted.text("spec", "group");
        var kind = wanted.text("spec", "names", "kind");
        return wanted.list("spec", "versions").stream()
                .filter(version -> version.path("served").asBoolean())
                .allMatch(version ->
                        management.serves(group + "/" + version.path("name").asText(), kind));
    }
}
