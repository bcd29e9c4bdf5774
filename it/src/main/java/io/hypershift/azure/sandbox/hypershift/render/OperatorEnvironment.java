package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment of the operator's container. */
final class OperatorEnvironment {
    private final RenderFlags flags;
    private final List<Map<String, Object>> variables = new ArrayList<>();

    private OperatorEnvironment(RenderFlags flags) {
        this.flags = flags;
    }

    static List<Map<String, Object>> of(RenderFlags flags, ImageReferences images) {
        var environment = new OperatorEnvironment(flags);
        environment.basics();
        environment.additional();
        environment.features();
        images.variables().forEach(environment::value);
        environment.privatePlatform();
        return environment.variables;
    }

    private void basics() {
        field("MY_NAMESPACE", "metadata.namespace");
        field("MY_NAME", "metadata.name");
        value("METRICS_SET", flags.text("metrics-set"));
        value("CERT_ROTATION_SCALE", flags.text("cert-rotation-scale"));
        value("KUBE_FEATURE_WatchListClient", "false");
    }

    /** Those of the user, but for what is there already. */
    private void additional() {
        flags.pairs("additional-operator-env-vars").forEach((key, text) -> {
            var name = key.strip();
            boolean isThere = variables.stream().anyMatch(it -> name.equals(it.get("name")));
            if (!name.isEmpty() && !text.isBlank() && !isThere) {
                value(name, text.strip());
            }
        });
    }

    private void features() {
        valueIf("tech-preview-no-upgrade", "HYPERSHIFT_FEATURESET", "TechPreviewNoUpgrade");
        valueIf("enable-audit-log-persistence", "ENABLE_AUDIT_LOG_PERSISTENCE", "true");
        valueIf("enable-cvo-management-cluster-metrics-access", "ENABLE_CVO_MANAGEMENT_CLUSTER_METRICS_ACCESS", "1");
        // all that is rendered of a managed service: the router and the rights that ARO-HCP has as well are not
        flags.some("managed-service").ifPresent(service -> value("MANAGED_SERVICE", service));
        valueIf("enable-size-tagging", "ENABLE_SIZE_TAGGING", "1");
        valueIf("enable-etcd-recovery", "ENABLE_ETCD_RECOVERY", "1");
        valueIf("enable-cpo-overrides", "ENABLE_CPO_OVERRIDES", "1");
        valueIf("enable-standalone-karpenter-operator", "ENABLE_STANDALONE_KARPENTER_OPERATOR", "1");
        value("CAPI_STORAGE_VERSION", CrdManifests.clusterApiStorageVersion(flags));
        flags.some("limit-crd-install").ifPresent(platforms -> value("PLATFORMS_INSTALLED", platforms));
        flags.some("cvo-prometheus-url").ifPresent(url -> value("CVO_PROMETHEUS_URL", url));
        valueIf("monitoring-dashboards", "MONITORING_DASHBOARDS", "1");
    }

    private void privatePlatform() {
        if (!flags.isPrivateAzure()) {
            return;
        }
        value("AZURE_RESOURCE_GROUP", flags.text("azure-pls-resource-group"));
        flags.some("azure-pls-managed-identity-client-id").ifPresent(id -> {
            value("AZURE_PLS_CLIENT_ID", id);
            value("AZURE_SUBSCRIPTION_ID", flags.text("azure-pls-subscription-id"));
        });
        OperatorVolumes.privateSecret(flags)
                .ifPresent(secret -> value(
                        "AZURE_CREDENTIALS_FILE",
                        OperatorVolumes.PRIVATE_CREDENTIALS + "/" + flags.text("azure-private-secret-key")));
    }

    private void valueIf(String flag, String name, String value) {
        if (flags.is(flag)) {
            value(name, value);
        }
    }

    private void value(String name, String value) {
        variables.add(Map.of("name", name, "value", value));
    }

    private void field(String name, String path) {
        variables.add(Map.of("name", name, "valueFrom", Map.of("fieldRef", Map.of("fieldPath", path))));
    }
}
