package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cluster operators that a hosted cluster's API lists. */
final class ClusterOperators {
    /** They need neither nodes nor Azure. */
    private static final List<String> ON_CONTROL_PLANE = List.of(
            "csi-snapshot-controller",
            "kube-apiserver",
            "kube-controller-manager",
            "kube-scheduler",
            "kube-storage-version-migrator",
            "openshift-apiserver",
            "openshift-controller-manager",
            "operator-lifecycle-manager",
            "service-ca");

    /** Their pods run on nodes. */
    private static final List<String> ON_NODES = List.of("console", "dns", "insights", "monitoring", "node-tuning");

    private ClusterOperators() {}

    /**
     * What is wrong with each operator, empty where nothing is.
     *
     * @param ofAzure what is wrong with those that work at Azure
     */
    static Map<String, String> problems(Map<String, String> ofAzure, boolean hasReadyNode) {
        var problems = new LinkedHashMap<String, String>();
        ON_CONTROL_PLANE.forEach(it -> problems.put(it, ""));
        ON_NODES.forEach(it -> problems.put(it, hasReadyNode ? "" : "no nodes are available to run " + it));
        ofAzure.forEach((name, problem) -> problems.put(
                name, problem.isEmpty() && !hasReadyNode ? "no nodes are available to run " + name : problem));
        if (!problems.getOrDefault("ingress", "").isEmpty()) {
            problems.put("console", "RouteHealthAvailable: the console's route has no router");
        }
        return problems;
    }

    static void write(KubeApi api, String version, Map<String, String> problems) {
        var present = api.list(Kind.CLUSTER_OPERATOR, "");
        problems.forEach((name, problem) -> {
            var operator = present.stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> api.apply(Kind.CLUSTER_OPERATOR, Resource.of(Kind.CLUSTER_OPERATOR, name)));
            api.updateStatus(Kind.CLUSTER_OPERATOR, operator, status(operator, version, problem));
        });
    }

    private static JsonNode status(Resource operator, String version, String problem) {
        var isFine = problem.isEmpty();
        var conditions = List.of(
                Condition.of("Available", isFine, "", "Unavailable", problem),
                isFine
                        ? Condition.isFalse("Progressing", Condition.AS_EXPECTED, "")
                        : Condition.isTrue("Progressing", "Reconciling", problem),
                isFine
                        ? Condition.isFalse("Degraded", Condition.AS_EXPECTED, "")
                        : Condition.isTrue("Degraded", "Error", problem),
                upgradeable(operator));
        var versions = List.of(Map.of("name", "operator", "version", version));
        return Json.tree(Map.of(
                "conditions",
                Conditions.plain(operator.at("/status/conditions"), conditions),
                "versions",
                isFine || operator.has("/status/versions") ? versions : List.of()));
    }

    /** It is the operator's own word, and stays as somebody has set it. */
    private static Condition upgradeable(Resource operator) {
        return operator.items("/status/conditions").stream()
                .filter(Upgradeability::forbids)
                .map(it -> Condition.isFalse(
                        "Upgradeable",
                        it.path("reason").asText(),
                        it.path("message").asText()))
                .findFirst()
                .orElseGet(() -> Condition.isTrue("Upgradeable", ""));
    }
}
