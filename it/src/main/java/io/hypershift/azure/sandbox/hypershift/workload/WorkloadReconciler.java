package io.hypershift.azure.sandbox.hypershift.workload;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rolls Deployments and StatefulSets out: pods that become ready after a while, and a status that says so. */
public final class WorkloadReconciler implements Reconciler {
    /** Pulling an image, starting, and the first readiness probe. */
    private static final Duration START = Duration.ofSeconds(20);

    private final Kind kind;
    private final KubeApi api;
    private final StageClock clock;

    public WorkloadReconciler(Kind kind, KubeApi api, StageClock clock) {
        this.kind = kind;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var found = api.get(kind, namespace, name);
        if (found.isEmpty() || found.get().isDeleting()) {
            return Next.WHEN_CHANGED;
        }
        var workload = found.get();
        var pods = scale(podOwner(workload));
        var ready = pods.stream().filter(this::isReady).count();
        api.updateStatus(kind, workload, status(workload, pods.size(), ready));
        return ready < pods.size() ? clock.soon() : Next.WHEN_CHANGED;
    }

    /** A Deployment's pods belong to the ReplicaSet of its present template, a StatefulSet's to itself. */
    private Resource podOwner(Resource workload) {
        if (kind.equals(Kind.STATEFUL_SET)) {
            return workload;
        }
        var template = workload.at("/spec/template");
        var hash = Names.hash(template.toString());
        var labels = Json.object(template.at("/metadata/labels")).deepCopy().put("pod-template-hash", hash);
        var desired = Resource.of(Kind.REPLICA_SET, workload.namespace(), workload.name() + "-" + hash)
                .with("/metadata/labels", labels)
                .with("/spec/replicas", replicas(workload))
                .with("/spec/selector/matchLabels", labels)
                .with("/spec/template", template)
                .with("/spec/template/metadata/labels", labels)
                .ownedBy(workload);
        api.list(Kind.REPLICA_SET, workload.namespace()).stream()
                .filter(it -> it.isOwnedBy(workload) && !it.name().equals(desired.name()))
                .forEach(it -> api.delete(Kind.REPLICA_SET, it));
        return api.apply(Kind.REPLICA_SET, desired);
    }

    private List<Resource> scale(Resource owner) {
        var pods = new ArrayList<>(api.list(Kind.POD, owner.namespace()).stream()
                .filter(pod -> pod.isOwnedBy(owner) && !pod.isDeleting())
                .toList());
        int wanted = replicas(owner);
        while (pods.size() > wanted) {
            api.delete(Kind.POD, pods.remove(pods.size() - 1));
        }
        while (pods.size() < wanted) {
            var suffix = kind.equals(Kind.STATEFUL_SET) ? String.valueOf(pods.size()) : Names.suffix();
            pods.add(api.create(Kind.POD, Pods.fromTemplate(owner, owner.name() + "-" + suffix)));
        }
        return pods;
    }

    private boolean isReady(Resource pod) {
        if (Pods.isReady(pod)) {
            return true;
        }
        var isMountable = Pods.requiredSecrets(pod).stream()
                .allMatch(
                        secret -> api.get(Kind.SECRET, pod.namespace(), secret).isPresent());
        var isUp = isMountable && clock.isOver(pod, "start", START);
        api.updateStatus(Kind.POD, pod, isUp ? Pods.running(pod) : Pods.pending(pod, "ContainerCreating"));
        if (isUp) {
            clock.forget(pod.uid());
        }
        return isUp;
    }

    private JsonNode status(Resource workload, int pods, long ready) {
        var status = Json.object(Map.of(
                "observedGeneration", workload.generation(),
                "replicas", pods,
                "updatedReplicas", pods,
                "readyReplicas", ready,
                "availableReplicas", ready));
        if (kind.equals(Kind.DEPLOYMENT)) {
            status.put("unavailableReplicas", pods - ready);
            status.set("conditions", conditions(workload, pods, ready));
        }
        return status;
    }

    private static ArrayNode conditions(Resource workload, int pods, long ready) {
        var isAvailable = ready == pods;
        var available = isAvailable
                ? isTrue("Available", "MinimumReplicasAvailable", "Deployment has minimum availability.")
                : isFalse("Available", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");
        var progressing = isTrue(
                "Progressing",
                isAvailable ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                isAvailable ? "The rollout is complete." : "The rollout is progressing.");
        return Conditions.plain(workload.at("/status/conditions"), List.of(available, progressing));
    }

    private static int replicas(Resource workload) {
        return workload.at("/spec/replicas").asInt(1);
    }
}
