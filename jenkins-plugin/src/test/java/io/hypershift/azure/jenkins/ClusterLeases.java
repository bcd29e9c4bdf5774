package io.hypershift.azure.jenkins;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The leases of clusters, as somebody writes them by hand or another process does. */
public final class ClusterLeases {
    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final SandboxProcess sandbox;

    public ClusterLeases(SandboxProcess sandbox) {
        this.sandbox = sandbox;
    }

    /** The cluster's time is over. */
    public void expire(String cluster) {
        change(
                cluster,
                lease -> lease.getMetadata()
                        .getAnnotations()
                        .put(
                                "azure.hypershift.io/expires-at",
                                Instant.now().minusSeconds(60).toString()));
    }

    /** Another process works on the cluster, and has just given a sign of life. */
    public void showAtWork(String cluster, String holder) {
        change(
                cluster,
                lease -> lease.setAdditionalProperty(
                        "spec",
                        Map.of(
                                "holderIdentity",
                                holder,
                                "leaseDurationSeconds",
                                60,
                                "renewTime",
                                MICRO_TIME.format(Instant.now()))));
    }

    /** It has left the cluster as it is. */
    public void showNobodyAtWork(String cluster) {
        change(cluster, lease -> lease.setAdditionalProperty("spec", Map.of()));
    }

    /** The clusters that are on record. */
    public List<String> names() {
        try (var client = sandbox.management()) {
            return client
                    .genericKubernetesResources("coordination.k8s.io/v1", "Lease")
                    .inNamespace("clusters")
                    .list()
                    .getItems()
                    .stream()
                    .map(lease -> lease.getMetadata().getName())
                    .toList();
        }
    }

    /** Nothing tells any more whose the cluster is. */
    public void delete(String cluster) {
        try (var client = sandbox.management()) {
            lease(client, cluster).delete();
        }
    }

    private void change(String cluster, Consumer<GenericKubernetesResource> change) {
        try (var client = sandbox.management()) {
            var lease = lease(client, cluster).get();
            change.accept(lease);
            client.resource(lease).update();
        }
    }

    private static Resource<GenericKubernetesResource> lease(KubernetesClient client, String cluster) {
        return client.genericKubernetesResources("coordination.k8s.io/v1", "Lease")
                .inNamespace("clusters")
                .withName(cluster);
    }
}
