package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.controlplane.Operator;
import io.hypershift.azure.sandbox.hypershift.controlplane.ReleaseRules;
import io.hypershift.azure.sandbox.hypershift.image.PullSecret;
import io.hypershift.azure.sandbox.hypershift.image.ReleaseLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HyperShift's operator at one NodePool: its machines as many as wanted, and what is to be reported of them. */
public final class NodePoolReconciler implements Reconciler {
    private static final String PAUSED = "cluster.x-k8s.io/paused";

    private final KubeApi api;
    private final Operator operator;
    private final StageClock clock;
    private final ReleaseLookup releases;
    private final NodePoolDeletion deletion;
    private final Events events;

    /**
     * @param releases reads release images
     */
    public NodePoolReconciler(KubeApi api, Operator operator, StageClock clock, ReleaseLookup releases) {
        this.api = api;
        this.releases = releases;
        this.operator = operator;
        this.clock = clock;
        this.deletion = new NodePoolDeletion(api);
        this.events = new Events(api, "nodepool-controller");
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
        var before = facts(pool);
        var now = before;
        if (before.isWorkable()) {
            now = pool.pause().isActive() ? pause(before) : ensure(before);
        } else {
            tellProblem(before);
        }
        report(now);
        return now.isComplete() ? clock.resync() : before.isWorkable() ? clock.soon() : clock.retry();
    }

    private void tellProblem(NodePoolFacts facts) {
        if (facts.pool().managementProblem().isPresent()) {
            return; // told by its condition alone
        }
        facts.releaseProblem()
                .or(facts.pool()::architectureProblem)
                .or(facts.config()::problem)
                .or(() -> MachineImage.of(facts.pool()).isPresent()
                        ? Optional.empty()
                        : Optional.of("failed to generate AzureMachineTemplateSpec: " + MachineImage.NONE))
                .ifPresent(it -> events.warning(facts.pool().resource(), "ReconcileError", it));
    }

    private NodePoolFacts facts(NodePool pool) {
        var namespace = pool.cluster().controlPlaneNamespace();
        var config = PoolConfig.of(pool, api);
        var target = PoolTarget.of(pool, config);
        var replicas = replicas(pool);
        return new NodePoolFacts(
                pool,
                target,
                releaseProblem(pool),
                config,
                pool.cluster().resource().has("/status/ignitionEndpoint"),
                belongings(pool).list(Kind.MACHINE),
                api.get(Kind.MACHINE_SET, namespace, target.machineSet()),
                replicas.wanted(pool.isAutoscaled() ? replicas.scaled(api) : Optional.empty()),
                new IgnitionServer(api).serve(namespace, target.tokenSecret()),
                api.get(Kind.MACHINE_HEALTH_CHECK, namespace, pool.name()));
    }

    private PoolReplicas replicas(NodePool pool) {
        return new PoolReplicas(pool, operator.scalesFromZero());
    }

    private Belongings belongings(NodePool pool) {
        return new Belongings(api, pool.cluster().controlPlaneNamespace(), pool.fullName());
    }

    private Optional<String> releaseProblem(NodePool pool) {
        var cluster = pool.cluster();
        var reached = Optional.of(pool.reachedVersion()).filter(it -> !it.isEmpty());
        return api.get(Kind.SECRET, cluster.namespace(), cluster.resource().text("/spec/pullSecret/name"))
                .map(PullSecret::new)
                .flatMap(secret -> releases.problem(pool.releaseImage(), secret))
                .map(it -> "failed to look up release image metadata: " + it)
                .or(() -> ReleaseRules.refusal(cluster, pool.version(), reached, ClusterRelease.limit(cluster)));
    }

    /** Brings everything one step towards what the pool says; answers what is to be seen then. */
    private NodePoolFacts ensure(NodePoolFacts facts) {
        var pool = facts.pool();
        var objects = new PoolObjects(api, facts.target(), replicas(pool));
        var scaled = objects.ensure(facts.replicas());
        resume(Kind.MACHINE_SET, scaled.set());
        scaled.deployment().ifPresent(it -> resume(Kind.MACHINE_DEPLOYMENT, it));
        var machines = isPausedByCluster(pool)
                ? facts.machines()
                : new Machines(api, new MachineManifests(facts.target()))
                        .scale(scaled.set(), replacement(facts.replicas(), scaled), facts.machines());
        var check = new HealthCheck(api, pool).ensure(facts.healthCheck(), IgnitionServer.isReached(facts.token()));
        var now = facts.with(machines, scaled.set(), check);
        objects.count(scaled, now.alive());
        if (now.isComplete()) {
            objects.forgetOld(belongings(pool));
        }
        return now;
    }

    private static RollingReplacement replacement(int replicas, PoolObjects.Scaled scaled) {
        return new RollingReplacement(
                replicas,
                scaled.deployment().map(it -> it.at("/spec/rollout/strategy")).orElseGet(() -> Json.tree(Map.of())));
    }

    private boolean isPausedByCluster(NodePool pool) {
        return api.get(
                        Kind.CLUSTER,
                        pool.cluster().controlPlaneNamespace(),
                        pool.cluster().infraId())
                .filter(it -> it.at("/spec/paused").asBoolean())
                .isPresent();
    }

    /** Cluster API leaves alone what is marked so. */
    private NodePoolFacts pause(NodePoolFacts facts) {
        for (var kind : List.of(Kind.MACHINE_DEPLOYMENT, Kind.MACHINE_SET)) {
            belongings(facts.pool()).list(kind).stream()
                    .filter(it -> it.annotation(PAUSED).isEmpty())
                    .forEach(it -> api.update(kind, it, it.withAnnotation(PAUSED, "true")));
        }
        return facts;
    }

    private void resume(Kind kind, Resource scaled) {
        if (scaled.annotation(PAUSED).isPresent()) {
            api.update(kind, scaled, scaled.without("/metadata/annotations/cluster.x-k8s.io~1paused"));
        }
    }

    private void report(NodePoolFacts facts) {
        var pool = facts.pool().resource();
        var seen = pool;
        if (facts.isComplete()) {
            var remembered = RolloutConditions.remembered(pool, facts.target());
            api.update(Kind.NODE_POOL, pool, remembered);
            seen = remembered.with("/status/version", facts.pool().version());
        }
        var status = Json.object(Map.of(
                "replicas",
                facts.ready(),
                "conditions",
                Conditions.keeping(
                        pool.at("/status/conditions"),
                        NodePoolConditions.of(facts.of(seen)),
                        pool.generation(),
                        NodePoolConditions.IGNITION_ENDPOINT,
                        CidrConflict.TYPE)));
        if (seen.has("/status/version")) {
            status.set("version", seen.at("/status/version"));
        }
        api.updateStatus(Kind.NODE_POOL, pool, status);
    }
}
