package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rolls Deployments out: a ReplicaSet for each template, pods moved from one to the next, and a status that says how far. */
public final class DeploymentReconciler implements Reconciler {
    private static final String HASH = "pod-template-hash";
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final KubeApi api;
    private final Cache deployments;
    private final Cache sets;
    private final Progress progress;

    public DeploymentReconciler(KubeApi api, Caches caches, StageClock clock) {
        this.api = api;
        this.deployments = caches.of(Kind.DEPLOYMENT);
        this.sets = caches.of(Kind.REPLICA_SET);
        this.progress = new Progress(clock);
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var found = deployments.get(namespace, name);
        if (found.isEmpty() || found.get().isDeleting()) {
            progress.forget(namespace, name);
            return Next.WHEN_CHANGED;
        }
        var deployment = found.get();
        var owned = sets.in(namespace).stream()
                .filter(it -> it.isOwnedBy(deployment) && !it.isDeleting())
                .toList();
        var current = setName(deployment);
        var present = owned.stream().filter(it -> it.name().equals(current)).findFirst();
        var old = owned.stream().filter(it -> !it.name().equals(current)).toList();
        if (present.isEmpty()) {
            create(deployment, old);
            return Next.WHEN_CHANGED;
        }
        roll(deployment, present.get(), old);
        return report(deployment, current, present, old);
    }

    private static String hash(Resource deployment) {
        return Names.hash(deployment.at("/spec/template").toString());
    }

    private static String setName(Resource deployment) {
        return deployment.name() + "-" + hash(deployment);
    }

    /** A ReplicaSet for the present template, with no pods yet. */
    private void create(Resource deployment, List<Resource> old) {
        var hash = hash(deployment);
        var template = deployment.at("/spec/template");
        var labels = Json.object(template.at("/metadata/labels")).deepCopy().put(HASH, hash);
        var selector = Json.object(deployment.at("/spec/selector/matchLabels"))
                .deepCopy()
                .put(HASH, hash);
        var revision =
                1 + old.stream().mapToInt(DeploymentReconciler::revision).max().orElse(0);
        var set = Resource.of(Kind.REPLICA_SET, deployment.namespace(), setName(deployment))
                .with("/metadata/labels", labels)
                .withAnnotation(REVISION, String.valueOf(revision))
                .with("/spec/replicas", 0)
                .with("/spec/selector/matchLabels", selector)
                .with("/spec/template", template)
                .with("/spec/template/metadata/labels", labels)
                .ownedBy(deployment);
        var first = new RollingUpdate(deployment, set, old).next().getOrDefault(set.name(), 0);
        api.apply(Kind.REPLICA_SET, set.with("/spec/replicas", first));
    }

    private static int revision(Resource set) {
        return set.annotation(REVISION).map(Integer::parseInt).orElse(0);
    }

    private void roll(Resource deployment, Resource current, List<Resource> old) {
        var next = new RollingUpdate(deployment, current, old).next();
        for (var set : sets.in(deployment.namespace())) {
            var wanted = next.get(set.name());
            if (wanted != null) {
                api.update(Kind.REPLICA_SET, set, set.with("/spec/replicas", wanted));
            }
        }
        if (next.isEmpty()) {
            forgetHistory(deployment, old);
        }
    }

    private void forgetHistory(Resource deployment, List<Resource> old) {
        var kept = deployment.at("/spec/revisionHistoryLimit").asInt(10);
        old.stream()
                .filter(it -> RollingUpdate.replicas(it) == 0
                        && it.at("/status/replicas").asInt() == 0)
                .sorted(Comparator.comparingInt(DeploymentReconciler::revision).reversed())
                .skip(kept)
                .forEach(it -> api.delete(Kind.REPLICA_SET, it));
    }

    private Next report(Resource deployment, String current, Optional<Resource> present, List<Resource> old) {
        var status = new DeploymentStatus(deployment, current, present, old);
        var isLate = progress.isLate(deployment, current, status);
        api.updateStatus(Kind.DEPLOYMENT, deployment, status.json(isLate));
        return progress.next(deployment, status);
    }
}
