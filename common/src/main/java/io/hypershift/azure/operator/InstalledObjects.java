package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an installation has left on a management cluster: objects with our label that were applied as {@code hypershift}. Those of
 * clusters and bundles have the label, too, but another field manager.
 */
final class InstalledObjects {
    /** The kinds that {@code hypershift install} renders, those first that others need. */
    private static final List<Kind> KINDS = List.of(
            new Kind("apiextensions.k8s.io/v1", OperatorManifests.DEFINITION),
            new Kind("v1", "Namespace"),
            new Kind("scheduling.k8s.io/v1", "PriorityClass"),
            new Kind("v1", "ServiceAccount"),
            new Kind("rbac.authorization.k8s.io/v1", "ClusterRole"),
            new Kind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
            new Kind("rbac.authorization.k8s.io/v1", "Role"),
            new Kind("rbac.authorization.k8s.io/v1", "RoleBinding"),
            new Kind("v1", "Secret"),
            new Kind("v1", "ConfigMap"),
            new Kind("v1", "Service"),
            new Kind("monitoring.coreos.com/v1", "ServiceMonitor"),
            new Kind("monitoring.coreos.com/v1", "PodMonitor"),
            new Kind("monitoring.coreos.com/v1", "PrometheusRule"),
            new Kind("apps/v1", "Deployment"),
            new Kind("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
            new Kind("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"));

    private record Kind(String apiVersion, String name) {}

    private InstalledObjects() {}

    /** The objects, those first that others need. */
    static List<Manifest> of(KubeApi management) {
        return KINDS.stream().flatMap(kind -> of(kind, management)).toList();
    }

    private static Stream<Manifest> of(Kind kind, KubeApi management) {
        return management.listIfServed(kind.apiVersion(), kind.name(), "", ManagedBy.LABELS).stream()
                .filter(InstalledObjects::isApplied);
    }

    private static boolean isApplied(Manifest object) {
        return object.list("metadata", "managedFields").stream()
                .anyMatch(entry -> entry.path("manager").asText().equals(OperatorPlan.FIELD_MANAGER)
                        && entry.path("operation").asText().equals("Apply"));
    }
}
