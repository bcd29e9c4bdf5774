package io.hypershift.azure.sandbox.hypershift.render;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the API server asks the operator about objects before it stores them. */
final class WebhookManifests {
    private static final String GROUP = "hypershift.openshift.io";
    private static final Map<String, Object> HOSTED_CONTROL_PLANES =
            Map.of("matchLabels", Map.of("hypershift.openshift.io/hosted-control-plane", "true"));

    private WebhookManifests() {}

    static List<Resource> render(RenderFlags flags) {
        var configurations = new ArrayList<Resource>();
        boolean persistsAuditLogs = flags.is("enable-audit-log-persistence");
        if (flags.is("enable-defaulting-webhook") || persistsAuditLogs) {
            var webhooks = new ArrayList<Map<String, Object>>();
            webhooks.add(ofHyperShift("mutate", "hostedcluster", "CREATE"));
            webhooks.add(ofHyperShift("mutate", "nodepool", "CREATE"));
            if (persistsAuditLogs) {
                webhooks.add(ofAuditLogs("pods", "/mutate-kas-audit-logs", "CREATE"));
                webhooks.add(ofAuditLogs("configmaps", "/mutate-kas-audit-log-config", "CREATE", "UPDATE"));
            }
            configurations.add(configuration(flags, "MutatingWebhookConfiguration", webhooks));
        }
        if (flags.is("enable-validating-webhook")) {
            var webhooks = List.of(
                    validating("hostedcluster", "CREATE", "UPDATE"), validating("nodepool", "CREATE", "UPDATE"));
            configurations.add(configuration(flags, "ValidatingWebhookConfiguration", webhooks));
        }
        return configurations;
    }

    private static Resource configuration(RenderFlags flags, String kind, List<Map<String, Object>> webhooks) {
        var plural = kind.toLowerCase(Locale.ROOT) + "s";
        // they are of the whole cluster: the namespace, which the CLI writes too, means nothing
        return Resource.of(
                        new Kind("admissionregistration.k8s.io", "v1", kind, plural, false), flags.namespace(), GROUP)
                .with("/webhooks", webhooks);
    }

    private static Map<String, Object> validating(String kind, String... operations) {
        var webhook = ofHyperShift("validate", kind, operations);
        webhook.put("failurePolicy", "Fail");
        return webhook;
    }

    private static Map<String, Object> ofHyperShift(String verb, String kind, String... operations) {
        var path = "/" + verb + "-hypershift-openshift-io-v1beta1-" + kind;
        return webhook(kind + "s." + GROUP, path, rule(GROUP, "v1beta1", kind + "s", operations));
    }

    private static Map<String, Object> ofAuditLogs(String resources, String path, String... operations) {
        var webhook = webhook(resources + ".auditlogpersistence." + GROUP, path, rule("", "v1", resources, operations));
        webhook.put("failurePolicy", "Ignore");
        webhook.put("namespaceSelector", HOSTED_CONTROL_PLANES);
        return webhook;
    }

    private static Map<String, Object> rule(String group, String version, String resources, String... operations) {
        return Map.of(
                "apiGroups", List.of(group),
                "apiVersions", List.of(version),
                "operations", List.of(operations),
                "resources", List.of(resources),
                "scope", "Namespaced");
    }

    private static Map<String, Object> webhook(String name, String path, Map<String, Object> rule) {
        // the CLI names this namespace whatever --namespace says
        var service = Map.of("name", "operator", "namespace", "hypershift", "path", path);
        return new HashMap<>(Map.of(
                "admissionReviewVersions",
                List.of("v1"),
                "clientConfig",
                Map.of("service", service),
                "name",
                name,
                "rules",
                List.of(rule),
                "sideEffects",
                "None",
                "timeoutSeconds",
                15));
    }
}
