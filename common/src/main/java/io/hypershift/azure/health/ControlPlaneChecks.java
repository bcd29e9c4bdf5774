package io.hypershift.azure.health;

import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.PodTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether all of a cluster's control plane runs: what its components report, and the pods themselves. */
record ControlPlaneChecks(KubeApi management, ClusterKey key) {

    void addTo(Checklist list) {
        list.add("control plane components", this::components);
        list.add("control plane pods", this::pods);
    }

    private Finding<Boolean> components() {
        var all = management.listIfServed(ClusterObjects.API_VERSION, "ControlPlaneComponent", namespace(), Map.of());
        var wanting = all.stream().flatMap(it -> wanting(it).stream()).toList();
        if (all.isEmpty()) {
            return Finding.unknown(Text.of("none reports in namespace {}", namespace()), Text.NONE);
        }
        return wanting.isEmpty()
                ? Finding.passed("all {} are available and rolled out", all.size())
                : Finding.failed(
                        Text.of("{} of {}:\n{}", wanting.size(), all.size(), String.join("\n", wanting)), Text.NONE);
    }

    private static Optional<String> wanting(Manifest component) {
        return Stream.of("Available", "RolloutComplete")
                .filter(type ->
                        component.condition(type).filter(Condition::isTrue).isEmpty())
                .map(type -> component.name() + ": "
                        + component
                                .condition(type)
                                .map(it -> it.type() + " " + it.status() + ", " + it.reason() + ": " + it.message())
                                .orElse(type + " is not reported"))
                .findFirst();
    }

    private Finding<Boolean> pods() {
        List<String> trouble = new PodTrouble(management, namespace()).all(Map.of());
        return trouble.isEmpty()
                ? Finding.passed("those of namespace {} are ready", namespace())
                : Finding.failed(Text.of("{} not ready:\n{}", trouble.size(), String.join("\n", trouble)), Text.NONE);
    }

    private String namespace() {
        return ClusterObjects.controlPlaneNamespace(key);
    }
}
