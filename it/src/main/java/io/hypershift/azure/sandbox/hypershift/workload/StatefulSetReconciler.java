package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the numbered pods of a StatefulSet, all at once, and replaces those of an old template one after the other. */
public final class StatefulSetReconciler implements Reconciler {
    private static final String REVISION = "controller-revision-hash";

    private final KubeApi api;
    private final Cache sets;
    private final Pods pods;
    private final VolumeClaims volumes;
    private final StageClock clock;

    public StatefulSetReconciler(KubeApi api, Caches caches, StageClock clock) {
        this.api = api;
        this.sets = caches.of(Kind.STATEFUL_SET);
        this.pods = new Pods(api, caches.of(Kind.POD), new Events(api, "statefulset-controller"));
        this.volumes = new VolumeClaims(api);
        this.clock = clock;
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var found = sets.get(namespace, name);
        if (found.isEmpty() || found.get().isDeleting()) {
            return Next.WHEN_CHANGED;
        }
        var set = found.get();
        var present = pods.of(set);
        var refusal = isAsWanted(set, present) ? Optional.<String>empty() : bring(namespace, name);
        var isBound = volumes.areBound(set);
        api.updateStatus(Kind.STATEFUL_SET, set, status(set, present));
        return refusal.isPresent() || !isBound ? clock.retry() : Next.WHEN_CHANGED;
    }

    private static boolean isAsWanted(Resource set, List<Resource> present) {
        return present.size() == replicas(set) && present.stream().allMatch(pod -> isCurrent(set, pod));
    }

    private static int replicas(Resource set) {
        return set.at("/spec/replicas").asInt(1);
    }

    private static String revision(Resource set) {
        return set.name() + "-" + Names.hash(set.at("/spec/template").toString());
    }

    private static boolean isCurrent(Resource set, Resource pod) {
        return pod.label(REVISION).filter(revision(set)::equals).isPresent();
    }

    private Optional<String> bring(String namespace, String name) {
        var found = api.get(Kind.STATEFUL_SET, namespace, name).filter(it -> !it.isDeleting());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var set = found.get();
        var present = pods.presentOf(set);
        var byName = present.stream().collect(Collectors.toMap(Resource::name, pod -> pod));
        for (int number = 0; number < replicas(set); number++) {
            var wanted = set.name() + "-" + number;
            if (byName.remove(wanted) == null) {
                volumes.ensure(set, wanted);
                var refusal = pods.create(set, pod(set, wanted));
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        byName.values().forEach(pods::delete);
        if (byName.isEmpty() && Pods.ready(present) == replicas(set)) {
            present.stream()
                    .filter(pod -> !isCurrent(set, pod))
                    .max((one, other) -> one.name().compareTo(other.name()))
                    .ifPresent(pods::delete);
        }
        return Optional.empty();
    }

    private static Resource pod(Resource set, String name) {
        return VolumeClaims.mounted(Pods.fromTemplate(set, name), set)
                .withLabel(REVISION, revision(set))
                .withLabel("statefulset.kubernetes.io/pod-name", name);
    }

    private static JsonNode status(Resource set, List<Resource> present) {
        var ready = Pods.ready(present);
        var current = present.stream().filter(pod -> isCurrent(set, pod)).count();
        return Statuses.of(set, present.size())
                .with("currentReplicas", current)
                .with("updatedReplicas", current)
                .with("readyReplicas", ready)
                .with("availableReplicas", ready)
                .with("updateRevision", revision(set))
                .json();
    }
}
