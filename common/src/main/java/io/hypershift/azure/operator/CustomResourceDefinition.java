package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.time.Duration;
import java.util.Optional;

/**
 * A CRD, done when its kind can be used: the server answers 404 for about two seconds after it is Established.
 *
 * @param known as it was before the plan began, where that was looked at
 */
record CustomResourceDefinition(
        KubeApi management, Manifest wanted, Optional<Manifest> known, TakenOver takenOver, Cancellation cancellation)
        implements Resource<Manifest> {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public Look<Manifest> look(Values values) {
        return known.or(() -> management.find(wanted.ref())).map(this::compare).orElseGet(Look::absent);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> before) {
        var applied = takenOver.applied(management, wanted);
        var served = new ObjectWait(management, LONGEST, cancellation).until(wanted.ref(), this::served);
        if (served.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("not-established", "the management cluster does not serve {}", wanted.ref())
                            .because("{}", whyNot()));
        }
        return applied;
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private Look<Manifest> compare(Manifest actual) {
        var differences = Subset.differences(wanted.tree(), actual.tree());
        if (actual.condition("Established").filter(Condition::isTrue).isEmpty()) {
            return Look.different(actual, "it is not Established");
        }
        return differences.isEmpty() ? Look.matching(actual) : Look.different(actual, Differences.told(differences));
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

    private String whyNot() {
        return management.get(wanted.ref()).conditions().stream()
                .filter(condition -> !condition.isTrue())
                .map(condition -> condition.type() + ": " + condition.message())
                .findFirst()
                .orElse("It is Established, but its kind answers 404.");
    }
}
