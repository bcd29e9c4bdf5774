package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operator's Deployment. */
final class OperatorDeployment {
    private final RenderFlags flags;
    private final ImageReferences images;

    private OperatorDeployment(RenderFlags flags, ImageReferences images) {
        this.flags = flags;
        this.images = images;
    }

    static Resource render(RenderFlags flags, ImageReferences images) {
        return new OperatorDeployment(flags, images).deployment();
    }

    private Resource deployment() {
        return Resource.of(Kind.DEPLOYMENT, flags.namespace(), "operator")
                .withAnnotation(
                        "hypershift.openshift.io/install-cli-version",
                        "openshift/hypershift: <unknown>. Latest supported OCP: 5.1.0")
                .with("/spec/replicas", replicas())
                .with("/spec/selector/matchLabels/name", "operator")
                .with("/spec/strategy", Map.of())
                .with("/spec/template/metadata/labels", labels())
                .with("/spec/template/spec", podSpec())
                .with("/status", Map.of());
    }

    private int replicas() {
        if (flags.is("development")) {
            return 0;
        }
        return Webhooks.areNeeded(flags) ? 2 : 1;
    }

    private JsonNode labels() {
        var labels = Json.object(PodParts.labels("operator"));
        return flags.has("azure-pls-managed-identity-client-id")
                ? labels.put("azure.workload.identity/use", "true")
                : labels;
    }

    private JsonNode podSpec() {
        var volumes = OperatorVolumes.of(flags);
        return Json.tree(Map.of(
                "affinity", affinity(),
                "containers", List.of(operator(volumes)),
                "initContainers", List.of(initialiser()),
                "priorityClassName", "hypershift-operator",
                "serviceAccountName", "operator",
                "volumes", volumes.volumes()));
    }

    private static Map<String, Object> affinity() {
        var isOperator = Map.of("key", "name", "operator", "In", "values", List.of("operator"));
        var term = Map.of(
                "labelSelector",
                Map.of("matchExpressions", List.of(isOperator)),
                "topologyKey",
                "kubernetes.io/hostname");
        var preferred = List.of(Map.of("podAffinityTerm", term, "weight", 10));
        return Map.of("podAntiAffinity", Map.of("preferredDuringSchedulingIgnoredDuringExecution", preferred));
    }

    private Map<String, Object> operator(OperatorVolumes volumes) {
        var container = container("operator");
        container.put("args", OperatorArguments.of(flags));
        container.put("env", OperatorEnvironment.of(flags, images));
        container.put("livenessProbe", PodParts.probe("/metrics", 9000, 5, 60));
        container.put("readinessProbe", PodParts.probe("/metrics", 9000, 3, 15));
        container.put("ports", List.of(port("metrics", 9000), port("manager", 9443)));
        container.put("resources", PodParts.requests("10m", "150Mi"));
        container.put("securityContext", operatorSecurity());
        container.put("volumeMounts", volumes.ofOperator());
        return container;
    }

    private Map<String, Object> initialiser() {
        var container = container("init-environment");
        container.put("args", List.of("init"));
        container.put("resources", Map.of());
        container.put(
                "securityContext", Map.of("privileged", false, "readOnlyRootFilesystem", true, "runAsUser", 1000));
        container.put("volumeMounts", OperatorVolumes.ofInitialiser());
        return container;
    }

    private Map<String, Object> container(String name) {
        var container = new HashMap<String, Object>();
        container.put("name", name);
        container.put("command", List.of("/usr/bin/hypershift-operator"));
        container.put("terminationMessagePolicy", "FallbackToLogsOnError");
        container.put("image", images.operator(flags));
        flags.some("image-pull-policy").ifPresent(policy -> container.put("imagePullPolicy", policy));
        return container;
    }

    private static Map<String, Object> operatorSecurity() {
        return Map.of(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                Map.of("drop", List.of("ALL")),
                "privileged",
                false,
                "readOnlyRootFilesystem",
                true,
                "runAsUser",
                1000,
                "seccompProfile",
                Map.of("type", "RuntimeDefault"));
    }

    private static Map<String, Object> port(String name, int port) {
        return Map.of("name", name, "containerPort", port, "protocol", "TCP");
    }
}
