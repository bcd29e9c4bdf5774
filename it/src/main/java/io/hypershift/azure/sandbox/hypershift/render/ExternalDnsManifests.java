package io.hypershift.azure.sandbox.hypershift.render;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * External DNS, which writes the control planes' names into a public zone; only when asked for. What it needs for other
 * clouds than Azure is left out.
 */
final class ExternalDnsManifests {
    private static final String NAME = "external-dns";
    private static final String RULES = """
            route.openshift.io / *: get,list,watch
            core / endpoints,services,nodes,pods: get,list,watch
            """;

    private ExternalDnsManifests() {}

    static List<Resource> render(RenderFlags flags, MountedFiles files) {
        if (!flags.has("external-dns-provider")) {
            return List.of();
        }
        var namespace = flags.namespace();
        var objects = new ArrayList<>(List.of(
                Rbac.serviceAccount(namespace, NAME),
                Rbac.clusterRole(NAME, RULES),
                Rbac.clusterRoleBinding(NAME, Rbac.account(namespace, NAME))));
        CredentialsSecret.EXTERNAL_DNS.made(flags, files).ifPresent(objects::add);
        objects.add(deployment(flags));
        objects.add(MonitoringManifests.monitor(namespace, "PodMonitor", NAME, "podMetricsEndpoints"));
        return objects;
    }

    private static Resource deployment(RenderFlags flags) {
        var deployment = Resource.of(Kind.DEPLOYMENT, flags.namespace(), NAME)
                .with("/spec/replicas", 1)
                .with("/spec/selector/matchLabels/name", NAME)
                .with("/spec/strategy", Map.of())
                .with("/spec/template/metadata/labels", PodParts.labels(NAME))
                .with("/spec/template/spec/containers", List.of(container(flags)))
                .with("/spec/template/spec/imagePullSecrets", List.of(Map.of("name", "pull-secret")))
                .with("/spec/template/spec/priorityClassName", "hypershift-operator")
                .with("/spec/template/spec/serviceAccountName", NAME)
                .with("/status", Map.of());
        return CredentialsSecret.EXTERNAL_DNS
                .name(flags)
                .map(secret -> deployment.with(
                        "/spec/template/spec/volumes",
                        List.of(Map.of("name", "credentials", "secret", Map.of("secretName", secret)))))
                .orElse(deployment);
    }

    private static Map<String, Object> container(RenderFlags flags) {
        var container = new HashMap<String, Object>(Map.of(
                "name", NAME,
                "image", flags.text("external-dns-image"),
                "imagePullPolicy", "IfNotPresent",
                "command", List.of("/external-dns"),
                "args", arguments(flags),
                "livenessProbe", PodParts.probe("/healthz", 7979, 5, 60),
                "ports", List.of(Map.of("name", "metrics", "containerPort", 7979)),
                "resources", PodParts.requests("5m", "20Mi"),
                "securityContext", Map.of("privileged", false, "readOnlyRootFilesystem", true),
                "terminationMessagePolicy", "FallbackToLogsOnError"));
        if (CredentialsSecret.EXTERNAL_DNS.name(flags).isPresent()) {
            container.put("volumeMounts", List.of(Map.of("name", "credentials", "mountPath", "/etc/provider")));
        }
        if (isAzure(flags)) {
            container.put("env", List.of(Map.of("name", "AZURE_SDK_MAX_RETRIES", "value", "5")));
        }
        return container;
    }

    /** Without an owner's id a new one is made up each time, as by the CLI. */
    private static List<String> arguments(RenderFlags flags) {
        var owner = flags.some("external-dns-txt-owner-id")
                .orElseGet(() -> UUID.randomUUID().toString());
        var arguments = new ArrayList<>(List.of(
                "--source=service",
                "--source=openshift-route",
                "--domain-filter=" + flags.text("external-dns-domain-filter"),
                "--provider=" + flags.text("external-dns-provider"),
                "--registry=txt",
                "--txt-suffix=-external-dns",
                "--txt-owner-id=" + owner,
                "--label-filter=hypershift.openshift.io/route-visibility!=private",
                "--interval=" + flags.some("external-dns-interval").orElse("1m"),
                "--txt-cache-interval=1h"));
        if (isAzure(flags)) {
            arguments.add("--azure-config-file=/etc/provider/credentials");
        }
        return arguments;
    }

    private static boolean isAzure(RenderFlags flags) {
        return flags.text("external-dns-provider").equals("azure");
    }
}
