package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes away what an installation made, the reverse way: what runs goes first, CRDs last and only on request. */
record OperatorRemoval(
        KubeApi management, UninstallOperatorRequest request, EventListener events, Cancellation cancellation) {
    private static final String HYPERSHIFT = "hypershift.openshift.io/v1beta1";

    /** What goes; empty where nothing is there that an installation made. */
    Optional<Plan> plan() {
        OtherOperator.refuse(management, request.namespace());
        refuseWhileThereAreClusters();
        var installed = new ArrayList<>(InstalledObjects.of(management));
        Collections.reverse(installed);
        var definitions = installed.stream()
                .filter(it -> it.kind().equals(OperatorManifests.DEFINITION))
                .toList();
        if (request.deleteCrds()) {
            refuseWhileTheKindsAreUsed(definitions);
        } else {
            installed.removeAll(definitions);
        }
        var all = installed.stream().map(Manifest::ref).toList();
        installed.removeIf(it -> isKept(it, all));
        return installed.isEmpty() ? none() : Optional.of(plan(installed));
    }

    private Plan plan(List<Manifest> installed) {
        var plan = Plan.named("operator " + request.namespace());
        List<Step<?>> before = new ArrayList<>();
        for (var stage : Stage.values()) {
            var after = before.toArray(Step<?>[]::new);
            installed.stream()
                    .map(Manifest::ref)
                    .filter(it -> Stage.of(it) == stage)
                    .forEach(it -> before.add(plan.removal(
                            it.toString(), new ObjectRemoval(management, it, request.timeout(), cancellation), after)));
        }
        return plan;
    }

    /** What is done before what. */
    private enum Stage {
        RUNNING,
        SUPPORTING,
        NAMESPACES,
        DEFINITIONS;

        static Stage of(Ref ref) {
            return switch (ref.kind()) {
                case "Deployment", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration" -> RUNNING;
                case "Namespace" -> NAMESPACES;
                case OperatorManifests.DEFINITION -> DEFINITIONS;
                default -> SUPPORTING;
            };
        }
    }

    /** Without an operator nobody takes a cluster's machines away, and its finalizers hold it for ever. */
    private void refuseWhileThereAreClusters() {
        var clusters = management.selectIfServed(HYPERSHIFT, "HostedCluster", "", Map.of(), Manifest::ref);
        if (!clusters.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("clusters-exist", "the operator has hosted clusters to look after: {}", names(clusters))
                            .because("Without it, nobody takes away what they have in Azure.")
                            .remedy("Destroy them first: {}", Operation.DESTROY_CLUSTER));
        }
    }

    private void refuseWhileTheKindsAreUsed(List<Manifest> definitions) {
        var used = definitions.stream()
                .flatMap(it -> management
                        .selectIfServed(
                                it.text("spec", "group") + "/" + served(it),
                                it.text("spec", "names", "kind"),
                                "",
                                Map.of(),
                                Manifest::ref)
                        .stream())
                .toList();
        if (!used.isEmpty()) {
            throw new HyperShiftException(Problem.of(
                            "kinds-used",
                            "objects of HyperShift's kinds are there, and would go with {}: {}",
                            Parameter.DELETE_CRDS,
                            names(used))
                    .remedy("Remove them first, or leave the CRDs: {}", new Setting(Parameter.DELETE_CRDS, "false")));
        }
    }

    private static String served(Manifest definition) {
        return definition.list("spec", "versions").stream()
                .filter(it -> it.path("served").asBoolean())
                .map(it -> it.path("name").asText())
                .findFirst()
                .orElse("");
    }

    /** A namespace takes all that is in it along: it stays where somebody keeps something there. */
    private boolean isKept(Manifest object, List<Ref> installed) {
        if (!object.kind().equals("Namespace")) {
            return false;
        }
        var others = new NamespaceContent(management, object.name()).ofOthers(installed);
        if (!others.isEmpty()) {
            events.on(new Event.Warning(Text.of(
                    "namespace {} stays, since there is more in it than the operator's: {}",
                    object.name(),
                    names(others))));
        }
        return !others.isEmpty();
    }

    private Optional<Plan> none() {
        var operator = new Ref("apps/v1", "Deployment", request.namespace(), RenderedManifest.OPERATOR);
        if (management.find(operator).isPresent()) {
            throw new HyperShiftException(
                    Problem.of("not-ours", "{} was not installed by {}", operator, Operation.INSTALL_OPERATOR)
                            .because("Only what has its label is removed.")
                            .remedy("Run {} once, which adopts it, and repeat this.", Operation.INSTALL_OPERATOR));
        }
        return Optional.empty();
    }

    private static String names(List<Ref> refs) {
        var some = refs.stream().limit(10).map(Ref::toString).collect(Collectors.joining(", "));
        return refs.size() > 10 ? some + " and " + (refs.size() - 10) + " more" : some;
    }
}
