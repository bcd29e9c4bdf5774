package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the CLI renders beside the CRDs, in its order. Secrets are left out, as without {@code --render-sensitive}. */
final class OperatorManifests {
    private OperatorManifests() {}

    static List<JsonNode> render(RenderFlags flags) {
        var objects = new ArrayList<Resource>();
        objects.addAll(priorityClasses());
        objects.add(namespace(flags));
        objects.addAll(access(flags));
        objects.add(configMap(flags, "openshift-config-managed-trusted-ca-bundle")
                .withLabel("config.openshift.io/inject-trusted-cabundle", "true"));
        objects.addAll(ExternalDnsManifests.render(flags));
        objects.add(OperatorDeployment.render(flags));
        objects.add(service(flags));
        objects.add(configMap(flags, "feature-gate")
                .with("/data/TechPreviewEnabled", String.valueOf(flags.is("tech-preview-no-upgrade", false))));
        objects.addAll(MonitoringManifests.render(flags));
        return objects.stream().<JsonNode>map(Resource::json).toList();
    }

    private static List<Resource> priorityClasses() {
        return List.of(
                hostedPriority(
                        "hypershift-control-plane", 100_000_000, "control plane pods not critical to serving the API"),
                hostedPriority("hypershift-etcd", 100_002_000, "etcd pods"),
                hostedPriority(
                        "hypershift-api-critical", 100_001_000, "control plane pods critical to serving the API"),
                priority("hypershift-operator", 100_003_000)
                        .with("/description", "This priority class is used for hypershift operator pods"));
    }

    private static Resource hostedPriority(String name, int value, String pods) {
        return priority(name, value)
                .with("/description", "This priority class should be used for hypershift " + pods + ".")
                .with("/preemptionPolicy", "Never");
    }

    private static Resource priority(String name, int value) {
        return Resource.of(new Kind("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", false), name)
                .with("/value", value);
    }

    private static Resource namespace(RenderFlags flags) {
        return Resource.of(Kind.NAMESPACE, flags.namespace())
                .withLabel("hypershift.openshift.io/component", "operator")
                .withLabel("hypershift.openshift.io/monitoring", "true")
                .withLabel("openshift.io/cluster-monitoring", "true")
                .with("/spec", Map.of())
                .with("/status", Map.of());
    }

    private static List<Resource> access(RenderFlags flags) {
        var namespace = flags.namespace();
        var operator = Rbac.serviceAccount(namespace, "operator");
        var account = flags.get("azure-pls-managed-identity-client-id")
                .map(id -> operator.withAnnotation("azure.workload.identity/client-id", id))
                .orElse(operator);
        var everybody = Map.of("apiGroup", Rbac.GROUP, "kind", "Group", "name", "system:serviceaccounts");
        return List.of(
                account,
                Rbac.clusterRole("hypershift-operator", OperatorRules.TEXT),
                Rbac.clusterRoleBinding("hypershift-operator", Rbac.account(namespace, "operator")),
                Rbac.role(namespace, "hypershift-operator", "coordination.k8s.io / leases: *"),
                Rbac.roleBinding(namespace, "hypershift-operator", Rbac.account(namespace, "operator")),
                Rbac.roleBinding(
                        "kube-system",
                        "hypershift:extension-apiserver-authentication-reader",
                        "extension-apiserver-authentication-reader",
                        everybody));
    }

    private static Resource configMap(RenderFlags flags, String name) {
        return Resource.of(Kind.CONFIG_MAP, flags.namespace(), name);
    }

    private static Resource service(RenderFlags flags) {
        return Resource.of(Kind.SERVICE, flags.namespace(), "operator")
                .withLabel("name", "operator")
                .with("/spec/ports", List.of(port("metrics", 9393), port("manager", 443)))
                .with("/spec/selector/name", "operator")
                .with("/spec/type", "ClusterIP")
                .with("/status/loadBalancer", Map.of());
    }

    private static JsonNode port(String name, int port) {
        return Json.tree(Map.of("name", name, "port", port, "protocol", "TCP", "targetPort", name));
    }
}
