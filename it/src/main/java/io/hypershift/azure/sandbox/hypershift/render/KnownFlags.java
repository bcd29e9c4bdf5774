package io.hypershift.azure.sandbox.hypershift.render;

import static io.hypershift.azure.sandbox.hypershift.render.FlagType.DURATION;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.LIST;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.METRICS_SET;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.PAIRS;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.PLATFORM_MONITORING;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.SWITCH;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.TEXT;
import static io.hypershift.azure.sandbox.hypershift.render.FlagType.TEXTS;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flags of {@code hypershift install render} and their defaults (HyperShift 3ee9615, cmd/install), but for those of
 * AWS, Google Cloud, the OIDC documents in S3 and Red Hat's own services. What waits, and the scope of an installation,
 * are flags of {@code install} alone.
 */
final class KnownFlags {
    static final String HYPERSHIFT_IMAGE = "quay.io/hypershift/hypershift-operator:latest";

    private static final String EXTERNAL_DNS_IMAGE = "registry.redhat.io/edo/external-dns-rhel8@sha256:"
            + "9f60c682b44497d9736a04991c0d2b3485d477f6c89a87c4a44a211a3d1f3cd4";

    static final Map<String, Flag> BY_NAME = Stream.of(
                    Flag.of(PAIRS, "additional-operator-env-vars"),
                    Flag.of(TEXT, "additional-trust-bundle", ""),
                    Flag.of(TEXT, "azure-pls-managed-identity-client-id", ""),
                    Flag.of(TEXT, "azure-pls-resource-group", ""),
                    Flag.of(TEXT, "azure-pls-subscription-id", ""),
                    Flag.of(TEXT, "azure-private-creds", ""),
                    Flag.of(TEXT, "azure-private-secret", ""),
                    Flag.of(TEXT, "azure-private-secret-key", "credentials"),
                    Flag.of(DURATION, "cert-rotation-scale", "24h0m0s"),
                    Flag.of(TEXT, "cvo-prometheus-url", ""),
                    Flag.of(SWITCH, "development", "false"),
                    Flag.of(SWITCH, "disable-capi-conversion-webhook", "false"),
                    Flag.of(SWITCH, "disable-capi-migration", "false"),
                    Flag.of(SWITCH, "enable-admin-rbac-generation", "false"),
                    Flag.of(SWITCH, "enable-audit-log-persistence", "false"),
                    Flag.of(SWITCH, "enable-ci-debug-output", "false"),
                    Flag.of(SWITCH, "enable-conversion-webhook", "true"),
                    Flag.of(SWITCH, "enable-cpo-overrides", "false"),
                    Flag.of(SWITCH, "enable-cvo-management-cluster-metrics-access", "false"),
                    Flag.of(SWITCH, "enable-dedicated-request-serving-isolation", "true"),
                    Flag.of(SWITCH, "enable-defaulting-webhook", "false"),
                    Flag.of(SWITCH, "enable-etcd-recovery", "true"),
                    Flag.of(SWITCH, "enable-size-tagging", "false"),
                    Flag.of(SWITCH, "enable-standalone-karpenter-operator", "false"),
                    Flag.of(SWITCH, "enable-uwm-telemetry-remote-write", "false"),
                    Flag.of(SWITCH, "enable-validating-webhook", "false"),
                    Flag.of(SWITCH, "exclude-etcd", "false"),
                    Flag.of(TEXT, "external-dns-credentials", ""),
                    Flag.of(TEXT, "external-dns-domain-filter", ""),
                    Flag.of(TEXT, "external-dns-image", EXTERNAL_DNS_IMAGE),
                    Flag.of(TEXT, "external-dns-interval", ""),
                    Flag.of(TEXT, "external-dns-provider", ""),
                    Flag.of(TEXT, "external-dns-secret", ""),
                    Flag.of(TEXT, "external-dns-txt-owner-id", ""),
                    Flag.of(TEXT, "format", "yaml"),
                    Flag.of(TEXTS, "hcp-egress-block-cidrs"),
                    Flag.of(TEXT, "hypershift-image", HYPERSHIFT_IMAGE),
                    Flag.of(TEXT, "image-pull-policy", "IfNotPresent"),
                    Flag.of(TEXT, "image-refs", ""),
                    Flag.of(LIST, "limit-crd-install"),
                    Flag.of(TEXT, "managed-service", ""),
                    Flag.of(METRICS_SET, "metrics-set", "Telemetry"),
                    Flag.of(SWITCH, "monitoring-dashboards", "false"),
                    Flag.of(TEXT, "namespace", "hypershift"),
                    Flag.of(TEXT, "output-file", ""),
                    Flag.of(TEXT, "outputs", "all"),
                    // neither of the three values: the operator is looked at as with OperatorOnly
                    Flag.of(PLATFORM_MONITORING, "platform-monitoring", ""),
                    Flag.of(TEXT, "private-platform", "None"),
                    Flag.of(TEXT, "pull-secret", ""),
                    Flag.of(TEXT, "registry-overrides", ""),
                    Flag.of(SWITCH, "render-sensitive", "false"),
                    Flag.of(TEXT, "scale-from-zero-creds", ""),
                    Flag.of(TEXT, "scale-from-zero-provider", ""),
                    Flag.of(TEXT, "scale-from-zero-secret", ""),
                    Flag.of(TEXT, "scale-from-zero-secret-key", "credentials"),
                    Flag.of(SWITCH, "slos-alerts", "false"),
                    Flag.of(SWITCH, "tech-preview-no-upgrade", "false"),
                    Flag.of(SWITCH, "template", "false"))
            .collect(Collectors.toUnmodifiableMap(Flag::name, Function.identity()));

    private KnownFlags() {}
}
