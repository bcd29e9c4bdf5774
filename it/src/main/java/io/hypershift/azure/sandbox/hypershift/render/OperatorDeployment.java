package io.hypershift.azure.sandbox.hypershift.render;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operator's Deployment. */
final class OperatorDeployment {
    private static final String BINARY = "/usr/bin/hypershift-operator";
    private static final String CA_CONFIG_MAP = "openshift-config-managed-trusted-ca-bundle";

    private OperatorDeployment() {}

    static Resource render(RenderFlags flags) {
        return Resource.of(Kind.DEPLOYMENT, flags.namespace(), "operator")
                .withAnnotation(
                        "hypershift.openshift.io/install-cli-version",
                        "openshift/hypershift: <unknown>. Latest supported OCP: 5.1.0")
                .with("/spec/replicas", flags.is("enable-conversion-webhook", true) ? 2 : 1)
                .with("/spec/selector/matchLabels/name", "operator")
                .with("/spec/strategy", Map.of())
                .with("/spec/template/metadata/labels", labels(flags))
                .with("/spec/template/spec", podSpec(flags))
                .with("/status", Map.of());
    }

    private static JsonNode labels(RenderFlags flags) {
        var labels = Json.object(PodParts.labels("operator"));
        return flags.has("azure-pls-managed-identity-client-id")
                ? labels.put("azure.workload.identity/use", "true")
                : labels;
    }

    private static JsonNode podSpec(RenderFlags flags) {
        return Json.tree(Map.of(
                "affinity", affinity(),
                "containers", List.of(operator(flags)),
                "initContainers", List.of(initialiser(flags)),
                "priorityClassName", "hypershift-operator",
                "serviceAccountName", "operator",
                "volumes", volumes(flags)));
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

    private static Map<String, Object> operator(RenderFlags flags) {
        return Map.ofEntries(
                entry("name", "operator"),
                entry("image", image(flags)),
                entry("imagePullPolicy", flags.get("image-pull-policy", "IfNotPresent")),
                entry("command", List.of(BINARY)),
                entry("args", arguments(flags)),
                entry("env", OperatorEnvironment.of(flags)),
                entry("livenessProbe", PodParts.probe("/metrics", 9000, 5, 60)),
                entry("readinessProbe", PodParts.probe("/metrics", 9000, 3, 15)),
                entry("ports", List.of(port("metrics", 9000), port("manager", 9443))),
                entry("resources", PodParts.requests("10m", "150Mi")),
                entry("securityContext", operatorSecurity()),
                entry("terminationMessagePolicy", "FallbackToLogsOnError"),
                entry("volumeMounts", mounts(flags)));
    }

    private static Map<String, Object> initialiser(RenderFlags flags) {
        var mounts = List.of(
                mount(CA_CONFIG_MAP, "/var/run/ca-trust", true), mount("trusted-ca-bundle", "/trust-bundle", false));
        return Map.ofEntries(
                entry("name", "init-environment"),
                entry("image", image(flags)),
                entry("imagePullPolicy", flags.get("image-pull-policy", "IfNotPresent")),
                entry("command", List.of(BINARY)),
                entry("args", List.of("init")),
                entry("resources", Map.of()),
                entry(
                        "securityContext",
                        Map.of("privileged", false, "readOnlyRootFilesystem", true, "runAsUser", 1000)),
                entry("terminationMessagePolicy", "FallbackToLogsOnError"),
                entry("volumeMounts", mounts));
    }

    private static List<String> arguments(RenderFlags flags) {
        return List.of(
                "run",
                "--namespace=$(MY_NAMESPACE)",
                "--pod-name=$(MY_NAME)",
                "--metrics-addr=:9000",
                "--enable-dedicated-request-serving-isolation="
                        + flags.is("enable-dedicated-request-serving-isolation", true),
                "--enable-ocp-cluster-monitoring="
                        + !flags.get("platform-monitoring", "None").equals("None"),
                "--enable-ci-debug-output=false",
                "--private-platform=" + flags.get("private-platform", "None"),
                "--cert-dir=/var/run/secrets/serving-cert");
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

    private static List<Map<String, Object>> mounts(RenderFlags flags) {
        var mounts = new ArrayList<Map<String, Object>>();
        mounts.add(mount("serving-cert", "/var/run/secrets/serving-cert", false));
        if (OperatorEnvironment.hasCredentials(flags)) {
            mounts.add(mount("azure-credentials", "/etc/azure-provider", true));
        }
        mounts.add(mount("trusted-ca-bundle", "/etc/pki/ca-trust/extracted/pem", true));
        return mounts;
    }

    private static List<Map<String, Object>> volumes(RenderFlags flags) {
        var volumes = new ArrayList<Map<String, Object>>();
        var bundle = Map.of("key", "ca-bundle.crt", "path", "tls-ca-bundle.pem");
        volumes.add(Map.of(
                "name", "serving-cert", "secret", Map.of("optional", true, "secretName", "manager-serving-cert")));
        if (OperatorEnvironment.hasCredentials(flags)) {
            var secret = flags.get("azure-private-secret", "hypershift-operator-azure-credentials");
            volumes.add(Map.of("name", "azure-credentials", "secret", Map.of("secretName", secret)));
        }
        volumes.add(Map.of(
                "name",
                CA_CONFIG_MAP,
                "configMap",
                Map.of("items", List.of(bundle), "name", CA_CONFIG_MAP, "optional", true)));
        volumes.add(Map.of("name", "trusted-ca-bundle", "emptyDir", Map.of()));
        return volumes;
    }

    private static Map<String, Object> mount(String name, String path, boolean readOnly) {
        return readOnly
                ? Map.of("name", name, "mountPath", path, "readOnly", true)
                : Map.of("name", name, "mountPath", path);
    }

    private static Map<String, Object> port(String name, int port) {
        return Map.of("name", name, "containerPort", port, "protocol", "TCP");
    }

    private static String image(RenderFlags flags) {
        return flags.get("hypershift-image", "quay.io/hypershift/hypershift-operator:latest");
    }
}
