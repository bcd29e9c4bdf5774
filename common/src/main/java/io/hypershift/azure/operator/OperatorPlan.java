package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The operator's objects as a plan, in the CLI's order: CRDs first, then the namespace, then the rest. */
final class OperatorPlan {
    private static final String FIELD_MANAGER = "hypershift";
    private static final String CRD = "CustomResourceDefinition";

    /** Kinds of the monitoring stack, which plain Kubernetes does not have; the CLI fails there. */
    private static final Set<String> MONITORING = Set.of("ServiceMonitor", "PodMonitor", "PrometheusRule");

    private final KubeApi management;
    private final Cancellation cancellation;
    private final Plan plan;

    private OperatorPlan(KubeApi management, String namespace, Cancellation cancellation) {
        this.management = management;
        this.cancellation = cancellation;
        this.plan = Plan.named("operator " + namespace);
    }

    static Plan of(KubeApi management, String namespace, List<Manifest> manifests, Cancellation cancellation) {
        return new OperatorPlan(management, namespace, cancellation).build(manifests);
    }

    /** Those of the objects that the management cluster has no kind for, though the operator works without them. */
    static List<Manifest> unserved(KubeApi management, List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> MONITORING.contains(manifest.kind()))
                .filter(manifest -> !management.serves(manifest.apiVersion(), manifest.kind()))
                .toList();
    }

    private Plan build(List<Manifest> manifests) {
        List<Step<?>> before = new ArrayList<>();
        for (var manifest : manifests) {
            if (manifest.kind().equals(CRD)) {
                before.add(plan.step(
                        "CRD " + manifest.name(),
                        new CustomResourceDefinition(management, FIELD_MANAGER, manifest, cancellation)));
            }
        }
        for (var manifest : manifests) {
            if (manifest.kind().equals("Namespace")) {
                before.add(step(manifest));
            }
        }
        var first = before.toArray(Step<?>[]::new);
        for (var manifest : manifests) {
            if (!manifest.kind().equals(CRD) && !manifest.kind().equals("Namespace")) {
                step(manifest, first);
            }
        }
        return plan;
    }

    private Step<Manifest> step(Manifest manifest, Step<?>... after) {
        // A PriorityClass never changes, so the CLI only ever creates it.
        var existing = manifest.kind().equals("PriorityClass") ? new Existing.Keep() : new Existing.Update();
        return plan.step(
                manifest.ref().toString(),
                new KubeResource(management, FIELD_MANAGER, values -> manifest, existing),
                after);
    }
}
