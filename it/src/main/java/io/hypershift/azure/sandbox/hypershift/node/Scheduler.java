package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts pods on nodes that have room for what they ask for; a pod without one waits, and says so. */
public final class Scheduler implements Reconciler {
    private final KubeApi api;
    private final Cache pods;
    private final Cache nodes;
    private final Events events;

    /** Pods that were bound, as long as the watch has not told of it. */
    private final Map<String, Bound> bound = new HashMap<>();

    private record Bound(String node, Amounts requested) {}

    public Scheduler(KubeApi api, Caches caches) {
        this.api = api.as("kube-scheduler");
        this.pods = caches.of(Kind.POD);
        this.nodes = caches.of(Kind.NODE);
        this.events = new Events(this.api, "default-scheduler");
    }

    /** Whether a pod that has changed may change where others go. */
    public static boolean concerns(Resource pod) {
        return pod.text("/spec/nodeName").isEmpty() || !occupies(pod);
    }

    private static boolean occupies(Resource pod) {
        return !pod.isDeleting() && !List.of("Succeeded", "Failed").contains(pod.text("/status/phase"));
    }

    /** Looks at all pods; neither namespace nor name matters. */
    @Override
    public Next reconcile(String namespace, String name) {
        var present = pods.all();
        forgetBound(present);
        var free = free(present);
        present.stream()
                .filter(pod -> pod.text("/spec/nodeName").isEmpty() && occupies(pod) && !bound.containsKey(pod.uid()))
                .sorted(Comparator.comparingInt(
                                (Resource pod) -> pod.at("/spec/priority").asInt())
                        .reversed()
                        .thenComparing(pod -> pod.text("/metadata/creationTimestamp"))
                        .thenComparing(Resource::name))
                .forEach(pod -> place(pod, free));
        return Next.WHEN_CHANGED;
    }

    private void forgetBound(List<Resource> present) {
        var known = new HashMap<String, Resource>();
        present.forEach(pod -> known.put(pod.uid(), pod));
        bound.keySet()
                .removeIf(uid -> Optional.ofNullable(known.get(uid))
                        .filter(pod -> pod.text("/spec/nodeName").isEmpty())
                        .isEmpty());
    }

    private Map<String, Candidate> free(List<Resource> present) {
        var free = new HashMap<String, Candidate>();
        nodes.all().forEach(node -> free.put(node.name(), new Candidate(node, Amounts.allocatable(node))));
        present.stream()
                .filter(Scheduler::occupies)
                .forEach(pod -> take(free, pod.text("/spec/nodeName"), Amounts.requested(pod)));
        bound.values().forEach(it -> take(free, it.node(), it.requested()));
        return free;
    }

    private static void take(Map<String, Candidate> free, String node, Amounts requested) {
        free.computeIfPresent(
                node, (name, it) -> new Candidate(it.node(), it.free().minus(requested)));
    }

    private void place(Resource pod, Map<String, Candidate> free) {
        if (waitsForVolume(pod)) {
            refuse(
                    pod,
                    "0/%d nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/%d nodes are available: %d Preemption is not helpful for scheduling."
                            .formatted(free.size(), free.size(), free.size()));
            return;
        }
        var placement = Placement.of(pod, List.copyOf(free.values()));
        if (placement.node().isEmpty()) {
            refuse(pod, placement.message());
        } else if (api.bind(pod, placement.node().get())) {
            var requested = Amounts.requested(pod);
            bound.put(pod.uid(), new Bound(placement.node().get(), requested));
            take(free, placement.node().get(), requested);
        }
    }

    private boolean waitsForVolume(Resource pod) {
        return pod.items("/spec/volumes").stream()
                .map(it -> it.at("/persistentVolumeClaim/claimName").asText(""))
                .filter(claim -> !claim.isEmpty())
                .anyMatch(claim -> api.get(Kind.VOLUME_CLAIM, pod.namespace(), claim)
                        .filter(it -> it.text("/status/phase").equals("Bound"))
                        .isEmpty());
    }

    private void refuse(Resource pod, String message) {
        var before = pod.items("/status/conditions").stream()
                .filter(it -> it.path("type").asText().equals("PodScheduled"))
                .map(it -> it.path("message").asText())
                .findFirst();
        if (before.filter(message::equals).isPresent()) {
            return;
        }
        var unscheduled = List.of(Condition.isFalse("PodScheduled", "Unschedulable", message));
        api.updateStatus(
                Kind.POD,
                pod,
                Json.tree(Map.of(
                        "phase",
                        "Pending",
                        "conditions",
                        Conditions.plain(pod.at("/status/conditions"), unscheduled))));
        events.warning(pod, "FailedScheduling", message);
    }
}
