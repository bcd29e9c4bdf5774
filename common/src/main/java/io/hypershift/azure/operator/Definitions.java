package io.hypershift.azure.operator;

import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Subset;
import io.hypershift.azure.plan.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The CRDs among the manifests, and those that an installation has left: they are large, and one list answers for all.
 *
 * @param wanted as rendered, without the status, which is the server's own
 * @param found those with our label, by name
 */
record Definitions(KubeApi management, List<Manifest> wanted, Map<String, Manifest> found) {
    static final String VERSION = "apiextensions.k8s.io/v1";

    static Definitions read(KubeApi management, List<Manifest> rendered) {
        var wanted = rendered.stream().map(Definitions::withoutStatus).toList();
        var found = management.list(VERSION, OperatorManifests.DEFINITION, "", ManagedBy.LABELS).stream()
                .collect(Collectors.toMap(Manifest::name, it -> it));
        return new Definitions(management, wanted, found);
    }

    /**
     * Lets the server check those that would change, all of them before any is changed: it refuses what stored objects forbid, such
     * as a version that is dropped.
     *
     * @param dryRun whether it is enough that none is refused: who may only read may not have them checked
     * @throws io.hypershift.azure.failure.HyperShiftException with a problem for each that is refused
     */
    void check(CheckRunner checks, boolean dryRun, Cancellation cancellation) {
        var list = new Checklist();
        wanted.stream()
                .filter(it -> !isAsWanted(it))
                .forEach(it -> list.add("CRD " + it.name(), () -> {
                    management.apply(it, OperatorPlan.FIELD_MANAGER, true);
                    return Finding.passed("accepted");
                }));
        var report = checks.run(list, cancellation);
        if (dryRun) {
            report.orThrow();
        } else {
            report.allOrThrow();
        }
    }

    /** Whether one of them makes the object's kind. */
    boolean define(Manifest object) {
        return wanted.stream()
                .anyMatch(it -> object.apiVersion().startsWith(it.text("spec", "group") + "/")
                        && object.kind().equals(it.text("spec", "names", "kind")));
    }

    private boolean isAsWanted(Manifest definition) {
        var actual = found.get(definition.name());
        return actual != null
                && Subset.differences(definition.tree(), actual.tree()).isEmpty();
    }

    private static Manifest withoutStatus(Manifest definition) {
        var tree = definition.tree().deepCopy();
        tree.remove("status");
        return new Manifest(tree);
    }
}
