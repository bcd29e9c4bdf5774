package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The operator's objects as a plan, in the CLI's order: CRDs first, then the namespace, then the rest. */
final class OperatorPlan {
    private static final String FIELD_MANAGER = "hypershift";
    private static final String CRD = "CustomResourceDefinition";
    private static final String NAMESPACE = "Namespace";

    /** Kinds of the monitoring stack, which plain Kubernetes does not have; the CLI fails there. */
    private static final Set<String> MONITORING = Set.of("ServiceMonitor", "PodMonitor", "PrometheusRule");

    private final KubeApi management;
    private final Groundwork groundwork;
    private final Ref namespace;
    private final Cancellation cancellation;
    private final Plan plan;

    /**
     * @param namespace the operator's
     * @param groundwork what was made of the plan already
     */
    OperatorPlan(KubeApi management, String namespace, Groundwork groundwork, Cancellation cancellation) {
        this.management = management;
        this.groundwork = groundwork;
        this.namespace = Ref.namespace(namespace);
        this.cancellation = cancellation;
        this.plan = Plan.named("operator " + namespace);
    }

    /** Those of the objects that the management cluster has no kind for, though the operator works without them. */
    static List<Manifest> unserved(KubeApi management, List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> MONITORING.contains(manifest.kind()))
                .filter(manifest -> !management.serves(manifest.apiVersion(), manifest.kind()))
                .toList();
    }

    Plan of(List<Manifest> manifests, Optional<Manifest> pullSecret) {
        List<Step<?>> before = new ArrayList<>();
        var definitions = manifests.stream().filter(it -> it.kind().equals(CRD)).toList();
        for (var manifest : definitions) {
            before.add(plan.step(
                    "CRD " + manifest.name(),
                    new CustomResourceDefinition(management, FIELD_MANAGER, manifest, cancellation)));
        }
        before.addAll(namespaces(manifests));
        pullSecret.ifPresent(it -> before.add(
                plan.step(it.ref().toString(), groundwork.pullSecret(management, it), before.toArray(Step<?>[]::new))));
        var first = before.toArray(Step<?>[]::new);
        manifests.stream()
                .filter(it -> !it.kind().equals(CRD) && !it.kind().equals(NAMESPACE))
                .forEach(it -> plan.step(it.ref().toString(), OfOwnKind.ifSo(it, definitions, object(it)), first));
        return plan;
    }

    private List<Step<Manifest>> namespaces(List<Manifest> manifests) {
        var given = manifests.stream().filter(it -> it.kind().equals(NAMESPACE));
        var isGiven = manifests.stream().anyMatch(it -> it.ref().equals(namespace));
        return Stream.concat(given, isGiven ? Stream.empty() : Stream.of(Manifest.of(namespace)))
                .map(it -> plan.step(
                        it.ref().toString(),
                        it.ref().equals(namespace) ? groundwork.namespace(object(it)) : object(it)))
                .toList();
    }

    private Resource<Manifest> object(Manifest manifest) {
        // A PriorityClass never changes, so the CLI only ever creates it.
        var existing = manifest.kind().equals("PriorityClass") ? new Existing.Keep() : new Existing.Update();
        return new KubeResource(management, FIELD_MANAGER, values -> manifest, existing);
    }
}
