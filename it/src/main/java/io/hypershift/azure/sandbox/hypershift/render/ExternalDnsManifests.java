package io.hypershift.azure.sandbox.hypershift.render;

import static java.util.Map.entry;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** External DNS, which writes the control planes' names into a public zone; only when asked for. */
final class ExternalDnsManifests {
    private static final String NAME = "external-dns";
    private static final String IMAGE = "registry.redhat.io/edo/external-dns-rhel8@sha256:"
            + "9f60c682b44497d9736a04991c0d2b3485d477f6c89a87c4a44a211a3d1f3cd4";
    private static final String RULES = """
            route.openshift.io / *: get,list,watch
            core / endpoints,services,nodes,pods: get,list,watch
            """;

    private ExternalDnsManifests() {}

    static List<Resource> render(RenderFlags flags) {
        if (!flags.has("external-dns-provider")) {
            return List.of();
        }
        var namespace = flags.namespace();
        return List.of(
                Rbac.serviceAccount(namespace, NAME),
                Rbac.clusterRole(NAME, RULES),
                Rbac.clusterRoleBinding(NAME, Rbac.account(namespace, NAME)),
                deployment(flags),
                MonitoringManifests.monitor(namespace, "PodMonitor", NAME, "podMetricsEndpoints"));
    }

    private static Resource deployment(RenderFlags flags) {
        var secret = flags.get("external-dns-secret", "external-dns-credentials");
        return Resource.of(Kind.DEPLOYMENT, flags.namespace(), NAME)
                .with("/spec/replicas", 1)
                .with("/spec/selector/matchLabels/name", NAME)
                .with("/spec/strategy", Map.of())
                .with("/spec/template/metadata/labels", PodParts.labels(NAME))
                .with("/spec/template/spec/containers", List.of(container(flags)))
                .with("/spec/template/spec/imagePullSecrets", List.of(Map.of("name", "pull-secret")))
                .with("/spec/template/spec/priorityClassName", "hypershift-operator")
                .with("/spec/template/spec/serviceAccountName", NAME)
                .with(
                        "/spec/template/spec/volumes",
                        List.of(Map.of("name", "credentials", "secret", Map.of("secretName", secret))))
                .with("/status", Map.of());
    }

    private static Map<String, Object> container(RenderFlags flags) {
        return Map.ofEntries(
                entry("name", NAME),
                entry("image", flags.get("external-dns-image", IMAGE)),
                entry("imagePullPolicy", flags.get("image-pull-policy", "IfNotPresent")),
                entry("command", List.of("/external-dns")),
                entry("args", arguments(flags)),
                entry("env", List.of(Map.of("name", "AZURE_SDK_MAX_RETRIES", "value", "5"))),
                entry("livenessProbe", PodParts.probe("/healthz", 7979, 5, 60)),
                entry("ports", List.of(Map.of("name", "metrics", "containerPort", 7979))),
                entry("resources", PodParts.requests("5m", "20Mi")),
                entry("securityContext", Map.of("privileged", false, "readOnlyRootFilesystem", true)),
                entry("terminationMessagePolicy", "FallbackToLogsOnError"),
                entry("volumeMounts", List.of(Map.of("name", "credentials", "mountPath", "/etc/provider"))));
    }

    private static List<String> arguments(RenderFlags flags) {
        return List.of(
                "--source=service",
                "--source=openshift-route",
                "--domain-filter=" + flags.get("external-dns-domain-filter", ""),
                "--provider=" + flags.get("external-dns-provider", ""),
                "--registry=txt",
                "--txt-suffix=-external-dns",
                "--txt-owner-id="
                        + flags.get("external-dns-txt-owner-id")
                                .orElseGet(() -> UUID.randomUUID().toString()),
                "--label-filter=hypershift.openshift.io/route-visibility!=private",
                "--interval=" + flags.get("external-dns-interval", "1m"),
                "--txt-cache-interval=1h",
                "--azure-config-file=/etc/provider/credentials");
    }
}
