package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** HyperShift's operator when a HostedCluster goes: one thing after another, and the finalizer last. */
public final class HostedClusterDeletion {
    private final KubeApi api;
    private final HostedApis apis;
    private final StageClock clock;
    private final Map<String, String> uids = new ConcurrentHashMap<>();

    public HostedClusterDeletion(KubeApi api, HostedApis apis, StageClock clock) {
        this.api = api;
        this.apis = apis;
        this.clock = clock;
    }

    void remember(HostedCluster cluster) {
        uids.put(cluster.namespace() + "/" + cluster.name(), cluster.resource().uid());
    }

    /** Somebody has let the object go without us: its API goes as well. */
    void gone(String namespace, String name) {
        var uid = uids.remove(namespace + "/" + name);
        if (uid != null) {
            apis.stop(uid);
            clock.forget(uid);
        }
    }

    Next reconcile(HostedCluster cluster) {
        if (!cluster.resource().finalizers().contains(HostedCluster.FINALIZER)) {
            return Next.WHEN_CHANGED;
        }
        remember(cluster);
        var left = step(cluster);
        report(cluster, left);
        if (left.isEmpty()) {
            api.get(Kind.HOSTED_CLUSTER, cluster.namespace(), cluster.name())
                    .ifPresent(it -> api.removeFinalizer(Kind.HOSTED_CLUSTER, it, HostedCluster.FINALIZER));
            gone(cluster.namespace(), cluster.name());
            return Next.WHEN_CHANGED;
        }
        return clock.soon();
    }

    /** Takes the first step that is not done yet; answers what is waited for, empty when nothing is left. */
    private String step(HostedCluster cluster) {
        var namespace = cluster.controlPlaneNamespace();
        var capi = api.list(Kind.CLUSTER, namespace);
        capi.forEach(new PausedControlPlane(api)::resume);
        var pools = api.list(Kind.NODE_POOL, cluster.namespace()).stream()
                .filter(it -> it.text("/spec/clusterName").equals(cluster.name()))
                .toList();
        pools.forEach(it -> api.delete(Kind.NODE_POOL, it));
        if (!pools.isEmpty()) {
            return "Waiting for NodePools to be deleted: " + names(pools) + machines(namespace);
        }
        capi.forEach(it -> api.delete(Kind.CLUSTER, it));
        var machines = api.list(Kind.MACHINE, namespace);
        if (!machines.isEmpty()) {
            return "Waiting for Machines to be deleted: " + names(machines);
        }
        capi.forEach(it -> api.get(Kind.CLUSTER, namespace, it.name())
                .ifPresent(gone -> api.removeFinalizer(Kind.CLUSTER, gone, ControlPlaneObjects.CLUSTER_FINALIZER)));
        var controlPlanes = api.list(Kind.HOSTED_CONTROL_PLANE, namespace);
        controlPlanes.forEach(it -> api.delete(Kind.HOSTED_CONTROL_PLANE, it));
        if (!controlPlanes.isEmpty()) {
            return "Waiting for the hosted control plane to be deleted";
        }
        var present = api.get(Kind.NAMESPACE, namespace);
        present.ifPresent(it -> api.delete(Kind.NAMESPACE, it));
        return present.isPresent() ? "Waiting for namespace " + namespace + " to be deleted" : "";
    }

    private String machines(String namespace) {
        var problems = api.list(Kind.AZURE_MACHINE, namespace).stream()
                .flatMap(machine -> machine.items("/status/conditions").stream())
                .filter(it -> it.path("type").asText().equals("Ready")
                        && it.path("status").asText().equals("False"))
                .map(it -> it.path("message").asText())
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        return problems.isEmpty() ? "" : ": " + String.join("; ", problems);
    }

    private void report(HostedCluster cluster, String left) {
        var type = "HostedClusterDestroyed";
        var destroyed = left.isEmpty()
                ? Condition.isTrue(type, "HostedClusterDestroyed", "All is deleted")
                : Condition.isFalse(type, "WaitingForDeletion", left);
        var cloud = api.list(Kind.HOSTED_CONTROL_PLANE, cluster.controlPlaneNamespace()).stream()
                .flatMap(it -> it.items("/status/conditions").stream())
                .filter(it -> it.path("type").asText().equals("CloudResourcesDestroyed"))
                .map(it -> new Condition(
                        "CloudResourcesDestroyed",
                        it.path("status").asText(),
                        it.path("reason").asText(),
                        it.path("message").asText()))
                .findFirst();
        var present = cluster.resource();
        var wanted = new java.util.ArrayList<>(List.of(destroyed));
        cloud.ifPresent(wanted::add);
        var conditions = Conditions.observed(present.at("/status/conditions"), wanted, present.generation());
        present.items("/status/conditions").stream()
                .filter(it -> wanted.stream()
                        .noneMatch(its -> its.type().equals(it.path("type").asText())))
                .forEach(conditions::add);
        var status = Json.object(present.at("/status").isObject() ? present.at("/status") : Map.of())
                .deepCopy();
        status.set("conditions", conditions);
        api.updateStatus(Kind.HOSTED_CLUSTER, present, status);
    }

    private static String names(List<Resource> resources) {
        return String.join(", ", resources.stream().map(Resource::name).toList());
    }
}
