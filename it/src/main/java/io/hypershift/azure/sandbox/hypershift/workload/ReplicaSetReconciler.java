package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps as many pods as a ReplicaSet wants. */
public final class ReplicaSetReconciler implements Reconciler {
    private final KubeApi api;
    private final Cache sets;
    private final Pods pods;
    private final StageClock clock;

    public ReplicaSetReconciler(KubeApi api, Caches caches, StageClock clock) {
        this.api = api;
        this.sets = caches.of(Kind.REPLICA_SET);
        this.pods = new Pods(api, caches.of(Kind.POD), new Events(api, "replicaset-controller"));
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
        if (present.size() == replicas(set)) {
            api.updateStatus(Kind.REPLICA_SET, set, status(set, present, Optional.empty()));
            return Next.WHEN_CHANGED;
        }
        var refusal = scale(namespace, name);
        if (refusal.isPresent()) {
            api.updateStatus(Kind.REPLICA_SET, set, status(set, present, refusal));
            return clock.retry();
        }
        return Next.WHEN_CHANGED;
    }

    private static int replicas(Resource set) {
        return set.at("/spec/replicas").asInt(1);
    }

    /** Answers why a pod cannot be made. */
    private Optional<String> scale(String namespace, String name) {
        var found = api.get(Kind.REPLICA_SET, namespace, name).filter(it -> !it.isDeleting());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var set = found.get();
        var present = pods.presentOf(set);
        present.sort(Comparator.comparing(Pods::isReady).reversed());
        for (int surplus = present.size() - 1; surplus >= replicas(set); surplus--) {
            pods.delete(present.get(surplus));
        }
        for (int missing = present.size(); missing < replicas(set); missing++) {
            var refusal = pods.create(set, Pods.fromTemplate(set));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static JsonNode status(Resource set, List<Resource> present, Optional<String> refusal) {
        var ready = Pods.ready(present);
        var status = Statuses.of(set, present.size())
                .with("fullyLabeledReplicas", present.size())
                .with("readyReplicas", ready)
                .with("availableReplicas", ready)
                .json();
        refusal.ifPresent(it -> status.set(
                "conditions",
                Conditions.plain(
                        set.at("/status/conditions"),
                        List.of(Condition.isTrue("ReplicaFailure", "FailedCreate", it)))));
        return status;
    }
}
