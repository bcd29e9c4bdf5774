package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of CRDs, in all their versions, as they can be used: for about two seconds after a CRD is Established the server answers 404.
 * They are looked for by discovery, a group at a time.
 *
 * @param areServed whether all were before the plan began
 */
record ServedKinds(KubeApi management, List<Manifest> definitions, boolean areServed, Cancellation cancellation)
        implements Resource<Boolean> {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(250);

    /** Whether they are served is looked for now, before their CRDs are made: how soon after that they are is chance. */
    static ServedKinds of(KubeApi management, List<Manifest> definitions, Cancellation cancellation) {
        var before = new ServedKinds(management, definitions, false, cancellation);
        return new ServedKinds(management, definitions, before.missing().isEmpty(), cancellation);
    }

    @Override
    public Look<Boolean> look(Values values) {
        return areServed ? Look.matching(true) : Look.absent();
    }

    @Override
    public Boolean put(Values values, Look<Boolean> found) {
        return new ObjectWait(management, LONGEST, cancellation)
                .until(POLL, () -> missing().isEmpty() ? Optional.of(true) : Optional.empty())
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("not-served", "the management cluster does not serve {}", names())
                                .because("{}", whyNot())));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private List<Manifest> missing() {
        var versions = definitions.stream()
                .flatMap(it -> versions(it).stream())
                .distinct()
                .collect(Collectors.toMap(it -> it, management::kinds));
        return definitions.stream()
                .filter(it -> versions(it).stream()
                        .anyMatch(version ->
                                !versions.getOrDefault(version, Set.of()).contains(kind(it))))
                .toList();
    }

    private static List<String> versions(Manifest definition) {
        return definition.list("spec", "versions").stream()
                .filter(version -> version.path("served").asBoolean())
                .map(version -> definition.text("spec", "group") + "/"
                        + version.path("name").asText())
                .toList();
    }

    private static String kind(Manifest definition) {
        return definition.text("spec", "names", "kind");
    }

    private String names() {
        return missing().stream().map(ServedKinds::kind).collect(Collectors.joining(", "));
    }

    private String whyNot() {
        return missing().stream()
                .flatMap(it -> management.get(it.ref()).conditions().stream())
                .filter(condition -> !condition.isTrue())
                .map(condition -> condition.type() + ": " + condition.message())
                .findFirst()
                .orElse("Their CRDs are Established, and they answer 404.");
    }
}
