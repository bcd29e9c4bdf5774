package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the CLI renders beside the CRDs, in its order. */
final class OperatorManifests {
    private OperatorManifests() {}

    static List<JsonNode> render(RenderFlags flags, MountedFiles files) {
        var images = ImageReferences.read(flags, files);
        var objects = new ArrayList<Resource>();
        objects.addAll(priorityClasses());
        objects.add(namespace(flags));
        objects.addAll(access(flags));
        objects.addAll(AdminAccess.render(flags));
        objects.addAll(WebhookManifests.render(flags));
        objects.addAll(secrets(flags, files));
        objects.addAll(authorities(flags, files));
        objects.addAll(ExternalDnsManifests.render(flags, files));
        objects.add(OperatorDeployment.render(flags, images));
        objects.add(service(flags));
        objects.add(configMap(flags, "feature-gate")
                .with("/data/TechPreviewEnabled", String.valueOf(flags.is("tech-preview-no-upgrade"))));
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
        var namespace = Resource.of(Kind.NAMESPACE, flags.namespace())
                .withLabel("hypershift.openshift.io/component", "operator")
                .withLabel("hypershift.openshift.io/monitoring", "true")
                .with("/spec", Map.of())
                .with("/status", Map.of());
        return flags.isMonitoredByPlatform()
                ? namespace.withLabel("openshift.io/cluster-monitoring", "true")
                : namespace;
    }

    private static List<Resource> access(RenderFlags flags) {
        var namespace = flags.namespace();
        var operator = Rbac.serviceAccount(namespace, "operator");
        var account = flags.some("azure-pls-managed-identity-client-id")
                .map(id -> operator.withAnnotation("azure.workload.identity/client-id", id))
                .orElse(operator);
        return List.of(
                account,
                Rbac.clusterRole("hypershift-operator", OperatorRules.of(flags)),
                Rbac.clusterRoleBinding("hypershift-operator", Rbac.account(namespace, "operator")),
                Rbac.role(namespace, "hypershift-operator", "coordination.k8s.io / leases: *"),
                Rbac.roleBinding(namespace, "hypershift-operator", Rbac.account(namespace, "operator")),
                Rbac.roleBinding(
                        "kube-system",
                        "hypershift:extension-apiserver-authentication-reader",
                        "extension-apiserver-authentication-reader",
                        Rbac.group("system:serviceaccounts")));
    }

    private static List<Resource> secrets(RenderFlags flags, MountedFiles files) {
        var secrets = new ArrayList<Resource>();
        CredentialsSecret.pullSecret(flags, files).ifPresent(secrets::add);
        if (flags.isPrivateAzure()) {
            CredentialsSecret.PRIVATE_PLATFORM.made(flags, files).ifPresent(secrets::add);
        }
        CredentialsSecret.SCALE_FROM_ZERO.made(flags, files).ifPresent(secrets::add);
        return secrets;
    }

    private static List<Resource> authorities(RenderFlags flags, MountedFiles files) {
        var bundles = new ArrayList<Resource>();
        flags.some("additional-trust-bundle")
                .ifPresent(path ->
                        bundles.add(configMap(flags, "user-ca-bundle").with("/data/ca-bundle.crt", files.read(path))));
        bundles.add(configMap(flags, "openshift-config-managed-trusted-ca-bundle")
                .withLabel("config.openshift.io/inject-trusted-cabundle", "true"));
        return bundles;
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
