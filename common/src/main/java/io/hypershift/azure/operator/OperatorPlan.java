package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operator's objects as a plan, in the CLI's order where it matters: CRDs first, then namespaces, then the rest, what runs last. */
final class OperatorPlan {
    /** The CLI's own, so that either can go on where the other has begun. */
    static final String FIELD_MANAGER = "hypershift";

    private static final Duration REMOVAL = Duration.ofMinutes(2);

    private final KubeApi management;
    private final Groundwork groundwork;
    private final TakenOver takenOver;
    private final Cancellation cancellation;
    private final Plan plan;

    /**
     * @param namespace the operator's
     * @param groundwork what was made of the plan already
     */
    OperatorPlan(
            KubeApi management,
            String namespace,
            Groundwork groundwork,
            TakenOver takenOver,
            Cancellation cancellation) {
        this.management = management;
        this.groundwork = groundwork;
        this.takenOver = takenOver;
        this.cancellation = cancellation;
        this.plan = Plan.named("operator " + namespace);
    }

    /**
     * @param leftovers what goes last
     */
    Plan of(OperatorManifests manifests, Definitions definitions, List<Ref> leftovers) {
        var told = unmanaged(definitions.wanted());
        List<Step<?>> steps = new ArrayList<>();
        for (var definition : definitions.wanted()) {
            var found = Optional.ofNullable(definitions.found().get(definition.name()));
            steps.add(plan.step(
                    "CRD " + definition.name(),
                    new CustomResourceDefinition(management, definition, found, takenOver),
                    told.toArray(Step<?>[]::new)));
        }
        List<Step<?>> served = steps.isEmpty()
                ? List.of()
                : List.of(plan.step(
                        "kinds of the CRDs",
                        ServedKinds.of(management, definitions.wanted(), cancellation),
                        steps.toArray(Step<?>[]::new)));
        steps.addAll(add(manifests.namespaces(), List.of(), served, definitions));
        steps.addAll(add(manifests.supporting(), List.copyOf(steps), served, definitions));
        steps.addAll(add(manifests.workloads(), List.copyOf(steps), served, definitions));
        var all = steps.toArray(Step<?>[]::new);
        leftovers.forEach(
                it -> plan.removal(it.toString(), new ObjectRemoval(management, it, REMOVAL, cancellation), all));
        return plan;
    }

    private List<Step<?>> unmanaged(List<Manifest> definitions) {
        var names = definitions.stream()
                .map(Manifest::name)
                .filter(it -> it.endsWith(UnmanagedDefinitions.GROUP_END))
                .sorted()
                .toList();
        return names.isEmpty() || !management.serves(UnmanagedDefinitions.VERSION, UnmanagedDefinitions.KIND)
                ? List.of()
                : List.of(plan.step(
                        "CRDs left to HyperShift", new UnmanagedDefinitions(management, names, cancellation)));
    }

    /**
     * @param served what objects of the CRDs' own kinds come after, besides
     */
    private List<Step<?>> add(
            List<Manifest> manifests, List<Step<?>> after, List<Step<?>> served, Definitions definitions) {
        List<Step<?>> steps = new ArrayList<>();
        for (var manifest : manifests) {
            var isOfOwnKind = definitions.define(manifest);
            var before = new ArrayList<>(after);
            before.addAll(isOfOwnKind ? served : List.of());
            steps.add(plan.step(
                    manifest.ref().toString(),
                    groundwork.before(new OperatorObject(management, manifest, takenOver, isOfOwnKind)),
                    before.toArray(Step<?>[]::new)));
        }
        return steps;
    }
}
