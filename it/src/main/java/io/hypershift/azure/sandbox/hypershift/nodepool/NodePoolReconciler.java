package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.controlplane.Operator;
import io.hypershift.azure.sandbox.hypershift.image.PullSecret;
import io.hypershift.azure.sandbox.hypershift.image.ReleaseLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HyperShift's operator at one NodePool: its machines as many as wanted, and what is to be reported of them. */
public final class NodePoolReconciler implements Reconciler {
    private final KubeApi api;
    private final Operator operator;
    private final StageClock clock;
    private final ReleaseLookup releases;
    private final MachineSetScaler scaler;
    private final NodePoolDeletion deletion;

    /**
     * @param releases reads release images
     */
    public NodePoolReconciler(KubeApi api, Operator operator, StageClock clock, ReleaseLookup releases) {
        this.api = api;
        this.releases = releases;
        this.operator = operator;
        this.clock = clock;
        this.scaler = new MachineSetScaler(api);
        this.deletion = new NodePoolDeletion(api);
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var found = api.get(Kind.NODE_POOL, namespace, name);
        if (found.isEmpty()) {
            return Next.WHEN_CHANGED;
        }
        if (!operator.isWorking()) {
            return clock.retry();
        }
        var cluster = api.get(Kind.HOSTED_CLUSTER, namespace, found.get().text("/spec/clusterName"))
                .map(it -> new HostedCluster(it, releases.releases()));
        if (found.get().isDeleting()) {
            return deletion.isDone(found.get(), cluster) ? Next.WHEN_CHANGED : clock.soon();
        }
        if (cluster.isEmpty() || cluster.get().resource().isDeleting()) {
            return clock.retry();
        }
        return api.addFinalizer(Kind.NODE_POOL, found.get(), HostedCluster.FINALIZER)
                ? work(new NodePool(found.get(), cluster.get()))
                : clock.soon();
    }

    private Next work(NodePool pool) {
        var problem = releaseProblem(pool);
        var hasEndpoint = pool.cluster().resource().has("/status/ignitionEndpoint");
        var present = new Belongings(api, pool.cluster().controlPlaneNamespace(), pool.fullName()).list(Kind.MACHINE);
        if (problem.isEmpty()
                && hasEndpoint
                && !pool.isPaused()
                && !pool.cluster().isPaused()) {
            present = ensure(pool, present);
        }
        var facts = new NodePoolFacts(pool, problem, hasEndpoint, alive(present), hasReachedIgnition(pool));
        report(facts);
        return facts.isComplete() ? clock.resync() : problem.isPresent() ? clock.retry() : clock.soon();
    }

    private Optional<String> releaseProblem(NodePool pool) {
        var cluster = pool.cluster();
        return api.get(Kind.SECRET, cluster.namespace(), cluster.resource().text("/spec/pullSecret/name"))
                .map(PullSecret::new)
                .flatMap(secret -> releases.problem(pool.releaseImage(), secret))
                .map(it -> "Failed to get release image: " + it);
    }

    private static List<Resource> alive(List<Resource> machines) {
        return machines.stream().filter(it -> !it.isDeleting()).toList();
    }

    private List<Resource> ensure(NodePool pool, List<Resource> present) {
        var manifests = new MachineManifests(pool);
        var namespace = pool.cluster().controlPlaneNamespace();
        if (api.get(Kind.SECRET, namespace, pool.tokenSecret()).isEmpty()) {
            api.apply(Kind.SECRET, manifests.secret(pool.tokenSecret(), "release"));
            api.apply(Kind.SECRET, manifests.secret(pool.userDataSecret(), "value"));
            api.apply(Kind.AZURE_MACHINE_TEMPLATE, manifests.template());
        }
        var deployment = api.apply(Kind.MACHINE_DEPLOYMENT, manifests.machineDeployment());
        var set = api.apply(Kind.MACHINE_SET, manifests.machineSet(deployment));
        var machines = scaler.scale(pool, set, present);
        count(Kind.MACHINE_DEPLOYMENT, deployment, machines);
        count(Kind.MACHINE_SET, set, machines);
        return machines;
    }

    private void count(Kind kind, Resource set, List<Resource> machines) {
        var ready = machines.stream().filter(NodePoolFacts::isReady).count();
        var status = Json.object(Map.of(
                "observedGeneration", set.generation(),
                "replicas", machines.size(),
                "upToDateReplicas", machines.size(),
                "readyReplicas", ready,
                "availableReplicas", ready));
        if (kind.equals(Kind.MACHINE_DEPLOYMENT)) {
            status.put("phase", ready == machines.size() ? "Running" : "ScalingUp");
        }
        api.updateStatus(kind, set, status);
    }

    private boolean hasReachedIgnition(NodePool pool) {
        return api.get(Kind.SECRET, pool.cluster().controlPlaneNamespace(), pool.tokenSecret())
                .flatMap(it -> it.annotation(MachineReconciler.IGNITION_REACHED))
                .isPresent();
    }

    private void report(NodePoolFacts facts) {
        var pool = facts.pool().resource();
        var status = Json.object(Map.of(
                "replicas",
                facts.ready(),
                "conditions",
                Conditions.observed(pool.at("/status/conditions"), NodePoolConditions.of(facts), pool.generation())));
        if (facts.isComplete()) {
            status.put("version", facts.pool().version());
        } else if (pool.has("/status/version")) {
            status.set("version", pool.at("/status/version"));
        }
        api.updateStatus(Kind.NODE_POOL, pool, status);
    }
}
