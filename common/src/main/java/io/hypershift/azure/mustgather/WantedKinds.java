package io.hypershift.azure.mustgather;

import io.hypershift.azure.kubeapi.ServedKind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kinds to gather, of those that a server has.
 *
 * @param byGroup kinds by their group; an empty set for all of a group
 */
public record WantedKinds(Map<String, Set<String>> byGroup) {
    private static final Set<String> ALL = Set.of();

    /** What lies in namespaces. */
    public static final WantedKinds IN_NAMESPACES = groups(
                    "",
                    "apps",
                    "autoscaling",
                    "autoscaling.k8s.io",
                    "batch",
                    "cluster.x-k8s.io",
                    "coordination.k8s.io",
                    "discovery.k8s.io",
                    "hypershift.openshift.io",
                    "infrastructure.cluster.x-k8s.io",
                    "karpenter.sh",
                    "monitoring.coreos.com",
                    "networking.k8s.io",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "route.openshift.io",
                    "secrets-store.csi.x-k8s.io")
            .and("image.openshift.io", "ImageStream");

    /** What a management cluster has for all. */
    public static final WantedKinds OF_MANAGEMENT = groups(
                    "hypershift.openshift.io", "scheduling.hypershift.openshift.io", "scheduling.k8s.io")
            .and("", "Node")
            .and("storage.k8s.io", "StorageClass", "CSIDriver")
            .and("config.openshift.io", "ClusterVersion", "ClusterOperator", "Infrastructure")
            .and("apiextensions.k8s.io", "CustomResourceDefinition")
            .and("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");

    /** What a hosted cluster has, outside of namespaces. */
    public static final WantedKinds OF_HOSTED = groups(
                    "admissionregistration.k8s.io",
                    "apiregistration.k8s.io",
                    "certificates.k8s.io",
                    "config.openshift.io",
                    "karpenter.sh",
                    "operator.openshift.io",
                    "rbac.authorization.k8s.io",
                    "scheduling.k8s.io",
                    "snapshot.storage.k8s.io",
                    "storage.k8s.io")
            .and("", "Namespace", "Node", "PersistentVolume")
            .and("security.openshift.io", "SecurityContextConstraints")
            .and("apiextensions.k8s.io", "CustomResourceDefinition");

    public WantedKinds {
        byGroup = Map.copyOf(byGroup);
    }

    private static WantedKinds groups(String... groups) {
        return new WantedKinds(Stream.of(groups).collect(Collectors.toMap(it -> it, it -> ALL)));
    }

    private WantedKinds and(String group, String... kinds) {
        return new WantedKinds(Stream.concat(byGroup.entrySet().stream(), Stream.of(Map.entry(group, Set.of(kinds))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    boolean hasGroupOf(String apiVersion) {
        return byGroup.containsKey(new ServedKind(apiVersion, "", "", false).group());
    }

    boolean has(ServedKind kind) {
        var kinds = byGroup.get(kind.group());
        return kinds != null && (kinds.isEmpty() || kinds.contains(kind.kind()));
    }
}
