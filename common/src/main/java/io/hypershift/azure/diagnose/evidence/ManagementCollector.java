package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads a cluster's objects on the management cluster, and those that it depends on there. */
record ManagementCollector(KubeApi management, ClusterKey key, String operatorNamespace, Inquiry inquiry) {
    private static final String HYPERSHIFT = ClusterObjects.API_VERSION;
    private static final String CAPI = "cluster.x-k8s.io/v1beta1";
    private static final String CAPZ = "infrastructure.cluster.x-k8s.io/v1beta1";

    private record Wanted(String apiVersion, String kind, String namespace, Predicate<Manifest> which) {
        Wanted(String apiVersion, String kind, String namespace) {
            this(apiVersion, kind, namespace, it -> true);
        }
    }

    private record Question(Wanted wanted, Supplier<Optional<List<Manifest>>> answer) {}

    KubernetesObjects collect() {
        var questions = wanted().stream().map(this::ask).toList();
        var all = new ArrayList<Manifest>();
        var read = new HashSet<String>();
        var unread = new HashSet<String>();
        for (var question : questions) {
            var kind = question.wanted().kind();
            question.answer()
                    .get()
                    .ifPresentOrElse(
                            found -> {
                                all.addAll(found);
                                read.add(kind);
                            },
                            () -> unread.add(kind));
        }
        read.removeAll(unread);
        return new KubernetesObjects(all, Set.copyOf(read));
    }

    private Question ask(Wanted wanted) {
        var where = wanted.namespace().isEmpty() ? "" : " in " + wanted.namespace();
        return new Question(
                wanted,
                inquiry.ask(
                        wanted.kind() + "s" + where,
                        () ->
                                management
                                        .listIfServed(wanted.apiVersion(), wanted.kind(), wanted.namespace(), Map.of())
                                        .stream()
                                        .filter(wanted.which())
                                        .toList()));
    }

    private List<Wanted> wanted() {
        var all = new ArrayList<Wanted>();
        all.add(new Wanted(
                HYPERSHIFT,
                ClusterObjects.HOSTED_CLUSTER,
                key.namespace(),
                it -> it.name().equals(key.name())));
        all.add(new Wanted(
                HYPERSHIFT,
                ClusterObjects.NODE_POOL,
                key.namespace(),
                it -> it.text("spec", "clusterName").equals(key.name())));
        all.add(new Wanted("v1", "Event", key.namespace()));
        var controlPlane = ClusterObjects.controlPlaneNamespace(key);
        for (var kind : List.of("HostedControlPlane", "ControlPlaneComponent", "AzurePrivateLinkService")) {
            all.add(new Wanted(HYPERSHIFT, kind, controlPlane));
        }
        for (var kind : List.of("Cluster", "MachineDeployment", "MachineSet", "Machine", "MachineHealthCheck")) {
            all.add(new Wanted(CAPI, kind, controlPlane));
        }
        for (var kind : List.of("AzureCluster", "AzureClusterIdentity", "AzureMachine")) {
            all.add(new Wanted(CAPZ, kind, controlPlane));
        }
        for (var kind : List.of("Pod", "Service", "PersistentVolumeClaim", "Event")) {
            all.add(new Wanted("v1", kind, controlPlane));
        }
        all.add(new Wanted("apps/v1", "Deployment", controlPlane));
        all.add(new Wanted("apps/v1", "StatefulSet", controlPlane));
        all.add(new Wanted("route.openshift.io/v1", "Route", controlPlane));
        all.add(new Wanted("apps/v1", "Deployment", operatorNamespace));
        all.add(new Wanted("v1", "Pod", operatorNamespace));
        all.add(new Wanted("v1", "Event", operatorNamespace));
        all.add(new Wanted("v1", "Node", ""));
        all.add(new Wanted("storage.k8s.io/v1", "StorageClass", ""));
        return all;
    }
}
