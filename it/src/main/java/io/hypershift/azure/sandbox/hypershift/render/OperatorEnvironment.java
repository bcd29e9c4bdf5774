package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment of the operator's container. */
final class OperatorEnvironment {
    private final List<Map<String, Object>> variables = new ArrayList<>();

    private OperatorEnvironment() {}

    static List<Map<String, Object>> of(RenderFlags flags) {
        var environment = new OperatorEnvironment();
        environment.field("MY_NAMESPACE", "metadata.namespace");
        environment.field("MY_NAME", "metadata.name");
        environment.value("METRICS_SET", flags.get("metrics-set", "Telemetry"));
        environment.value("CERT_ROTATION_SCALE", "24h0m0s");
        environment.value("KUBE_FEATURE_WatchListClient", "false");
        if (flags.is("enable-etcd-recovery", true)) {
            environment.value("ENABLE_ETCD_RECOVERY", "1");
        }
        environment.value("CAPI_STORAGE_VERSION", flags.is("disable-capi-migration", false) ? "v1beta1" : "v1beta2");
        flags.get("limit-crd-install").ifPresent(platforms -> environment.value("PLATFORMS_INSTALLED", platforms));
        environment.privatePlatform(flags);
        flags.get("additional-operator-env-vars").ifPresent(environment::additional);
        return environment.variables;
    }

    /** Whether the operator signs in to Azure with credentials from a Secret. */
    static boolean hasCredentials(RenderFlags flags) {
        return flags.isPrivateAzure() && !flags.has("azure-pls-managed-identity-client-id");
    }

    private void privatePlatform(RenderFlags flags) {
        if (!flags.isPrivateAzure()) {
            return;
        }
        value("AZURE_RESOURCE_GROUP", flags.get("azure-pls-resource-group", ""));
        if (hasCredentials(flags)) {
            value("AZURE_CREDENTIALS_FILE", "/etc/azure-provider/credentials");
        } else {
            value("AZURE_PLS_CLIENT_ID", flags.get("azure-pls-managed-identity-client-id", ""));
            flags.get("azure-pls-subscription-id").ifPresent(id -> value("AZURE_SUBSCRIPTION_ID", id));
        }
    }

    private void additional(String pairs) {
        for (var pair : pairs.split(",", -1)) {
            var parts = pair.split("=", 2);
            value(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    private void value(String name, String value) {
        variables.add(Map.of("name", name, "value", value));
    }

    private void field(String name, String path) {
        variables.add(Map.of("name", name, "valueFrom", Map.of("fieldRef", Map.of("fieldPath", path))));
    }
}
