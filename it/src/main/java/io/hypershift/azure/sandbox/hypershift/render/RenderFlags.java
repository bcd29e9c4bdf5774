package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flags of {@code hypershift install render} (HyperShift 3ee9615, cmd/install), as far as Azure is concerned. */
record RenderFlags(Map<String, String> values) {
    private static final Set<String> SWITCHES = Set.of(
            "development",
            "disable-capi-conversion-webhook",
            "disable-capi-migration",
            "enable-audit-log-persistence",
            "enable-conversion-webhook",
            "enable-cpo-overrides",
            "enable-dedicated-request-serving-isolation",
            "enable-defaulting-webhook",
            "enable-etcd-recovery",
            "enable-size-tagging",
            "enable-validating-webhook",
            "exclude-etcd",
            "monitoring-dashboards",
            "render-sensitive",
            "slos-alerts",
            "tech-preview-no-upgrade",
            "template",
            "wait-until-available",
            "wait-until-crds-established");

    private static final Set<String> OPTIONS = Set.of(
            "additional-operator-env-vars",
            "additional-trust-bundle",
            "azure-pls-managed-identity-client-id",
            "azure-pls-resource-group",
            "azure-pls-subscription-id",
            "azure-private-creds",
            "azure-private-secret",
            "azure-private-secret-key",
            "cert-rotation-scale",
            "external-dns-credentials",
            "external-dns-domain-filter",
            "external-dns-image",
            "external-dns-interval",
            "external-dns-provider",
            "external-dns-secret",
            "external-dns-txt-owner-id",
            "format",
            "hcp-egress-block-cidrs",
            "hypershift-image",
            "image-pull-policy",
            "image-refs",
            "install-scope",
            "limit-crd-install",
            "managed-service",
            "metrics-set",
            "namespace",
            "output-file",
            "outputs",
            "platform-monitoring",
            "private-platform",
            "pull-secret",
            "registry-overrides",
            "scale-from-zero-creds",
            "scale-from-zero-provider",
            "scale-from-zero-secret",
            "scale-from-zero-secret-key");

    /** Reads flags as cobra does: {@code --name value}, {@code --name=value}, and switches alone. */
    static RenderFlags parse(List<String> arguments) {
        var values = new HashMap<String, String>();
        var left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            var argument = left.remove(0);
            if (!argument.startsWith("--")) {
                throw new RefusedException("unknown command \"" + argument + "\" for \"hypershift install render\"");
            }
            var parts = argument.substring(2).split("=", 2);
            values.put(parts[0], value(parts, left));
        }
        return new RenderFlags(Map.copyOf(values));
    }

    private static String value(String[] parts, List<String> left) {
        var isSwitch = SWITCHES.contains(parts[0]);
        if (!isSwitch && !OPTIONS.contains(parts[0])) {
            throw new RefusedException("unknown flag: --" + parts[0]);
        }
        if (parts.length == 2) {
            return parts[1];
        }
        if (isSwitch) {
            return "true";
        }
        if (left.isEmpty()) {
            throw new RefusedException("flag needs an argument: --" + parts[0]);
        }
        return left.remove(0);
    }

    String get(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return get(name).isPresent();
    }

    boolean is(String name, boolean fallback) {
        return Boolean.parseBoolean(get(name, String.valueOf(fallback)));
    }

    String namespace() {
        return get("namespace", "hypershift");
    }

    /** Refuses what HyperShift's own validation refuses, in its words. */
    void validate() {
        var problems = new ArrayList<String>();
        if (has("external-dns-provider")) {
            if (!has("external-dns-credentials") && !has("external-dns-secret")) {
                problems.add(
                        "--external-dns-credentials, --external-dns-secret, or --external-dns-role-arn are required"
                                + " with --external-dns-provider");
            }
            if (!has("external-dns-domain-filter")) {
                problems.add("--external-dns-domain-filter is required with --external-dns-provider");
            }
        }
        if (isPrivateAzure()) {
            if (!has("azure-pls-resource-group")) {
                problems.add("--azure-pls-resource-group is required with --private-platform=Azure");
            }
            if (!has("azure-private-creds")
                    && !has("azure-private-secret")
                    && !has("azure-pls-managed-identity-client-id")) {
                problems.add("--azure-private-creds, --azure-private-secret, or --azure-pls-managed-identity-client-id"
                        + " is required with --private-platform=Azure");
            }
        }
        if (is("template", false) && !is("render-sensitive", false)) {
            problems.add("--render-sensitive is required with --template");
        }
        if (!List.of("all", "crds", "resources").contains(get("outputs", "all"))) {
            problems.add("--outputs must be one of: all, crds, resources");
        }
        if (!List.of("yaml", "json").contains(get("format", "yaml"))) {
            problems.add("--format must be yaml or json");
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(
                    problems.size() == 1 ? problems.get(0) : "[" + String.join(", ", problems) + "]");
        }
    }

    boolean isPrivateAzure() {
        return get("private-platform", "None").equals("Azure");
    }
}
