package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is in an operator's namespace that somebody would miss: a foundation's bundle, clusters' leases, other workloads. */
record NamespaceContent(KubeApi management, String namespace) {
    /** What Kubernetes, OpenShift and the running operator put there by themselves. */
    private static final Set<String> BY_THEMSELVES = Set.of(
            "kube-root-ca.crt",
            "openshift-service-ca.crt",
            "supported-versions",
            "webhook-serving-ca",
            "manager-serving-cert",
            "hypershift-operator-leader-elect",
            "external-dns");

    private static final Set<String> OF_ACCOUNTS =
            Set.of("kubernetes.io/service-account-token", "kubernetes.io/dockercfg");

    /** What one of these owns goes with it, and is told by it. */
    private static final Set<String> LOOKED_AT =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Service", "ReplicaSet");

    /**
     * The objects of others.
     *
     * @param installed those of the operator
     */
    List<Ref> ofOthers(List<Ref> installed) {
        return Stream.of(
                        all("v1", "Secret").filter(it -> !OF_ACCOUNTS.contains(it.text("type"))),
                        all("v1", "ConfigMap"),
                        all("v1", "PersistentVolumeClaim"),
                        all("v1", "Service"),
                        all("apps/v1", "Deployment"),
                        all("apps/v1", "StatefulSet"),
                        all("apps/v1", "DaemonSet"),
                        all("batch/v1", "CronJob"),
                        all("batch/v1", "Job").filter(it -> !Label.isOurs(it)),
                        all("networking.k8s.io/v1", "Ingress"),
                        all("coordination.k8s.io/v1", "Lease"))
                .flatMap(it -> it)
                .map(Manifest::ref)
                .filter(it -> !BY_THEMSELVES.contains(it.name()) && !installed.contains(it))
                .toList();
    }

    private Stream<Manifest> all(String apiVersion, String kind) {
        return management.listIfServed(apiVersion, kind, namespace, Map.of()).stream()
                .filter(it -> it.list("metadata", "ownerReferences").stream()
                        .noneMatch(
                                owner -> LOOKED_AT.contains(owner.path("kind").asText())));
    }
}
