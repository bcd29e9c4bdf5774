package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.ClusterReleases;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanReport;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.Stopwatch;
import io.hypershift.azure.registry.Registries;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes the node pools of clusters that are there. */
public final class NodePools {
    private final Supplier<KubeApi> management;
    private final PlanRunner runner;
    private final Events events;
    private final Supplier<Registries> registries;

    public NodePools(Supplier<KubeApi> management, PlanRunner runner, Events events, Supplier<Registries> registries) {
        this.management = management;
        this.runner = runner;
        this.events = events;
        this.registries = registries;
    }

    /** Gives a pool another number of nodes, and returns when it has them. */
    public NodePoolStatus scale(ScaleNodePoolRequest request, Duration timeout, Cancellation cancellation) {
        var clock = new Stopwatch(timeout);
        beginScale(request, false, cancellation);
        return waiting(cancellation).untilReady(request.pool(), clock.atMost(timeout));
    }

    /**
     * Asks HyperShift for another number of nodes, and returns at once; {@link #look} tells how far it is.
     *
     * @param dryRun whether only to tell what would be asked
     */
    public void beginScale(ScaleNodePoolRequest request, boolean dryRun, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var api = api(dryRun);
        new PoolSearch(api).get(request.pool());
        if (request.size().fromZero()) {
            new ScaleFromZero(api, request.operatorNamespace()).require();
        }
        var plan = Plan.named("node pool " + request.pool().name());
        plan.step(request.pool().ref().toString(), new ScaledPool(api, request.pool(), request.size()));
        run(plan, dryRun, cancellation).orThrow();
    }

    /**
     * Deletes a pool with its machines, and returns when it is gone.
     *
     * @return whether it was there
     */
    public boolean delete(DeleteNodePoolRequest request, Duration timeout, Cancellation cancellation) {
        return remove(request, false, timeout, cancellation);
    }

    /** Tells whether {@link #delete} would find the pool. */
    public boolean rehearseDelete(DeleteNodePoolRequest request, Cancellation cancellation) {
        return remove(request, true, Duration.ZERO, cancellation);
    }

    /**
     * Asks HyperShift to delete a pool, and returns at once; {@link #look} tells when it is gone.
     *
     * @return whether it was there
     */
    public boolean beginDelete(DeleteNodePoolRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        var found = new PoolSearch(management.get()).find(request.pool()).map(Manifest::ref);
        found.ifPresent(management.get()::delete);
        return found.isPresent();
    }

    /** Makes a pool for a cluster that is there, and returns when its nodes are Ready. */
    public NodePoolStatus create(CreateNodePoolRequest request, Duration timeout, Cancellation cancellation) {
        var clock = new Stopwatch(timeout);
        beginCreate(request, false, cancellation);
        return waiting(cancellation).untilReady(request.pool(), clock.atMost(timeout));
    }

    /**
     * Makes a pool, and returns at once; {@link #look} tells how far it is. One that is there already is refused, unless it is as
     * wanted.
     *
     * @param dryRun whether only to tell what would be made
     */
    public void beginCreate(CreateNodePoolRequest request, boolean dryRun, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var api = api(dryRun);
        if (request.size().fromZero()) {
            new ScaleFromZero(api, request.operatorNamespace()).require();
        }
        var creation = new NodePoolCreation(api, new ClusterReleases(api, registries), request);
        run(creation.plan(), dryRun, cancellation).orThrow();
    }

    /** One bounded look. */
    public NodePoolStatus look(PoolKey key) {
        return new NodePoolLook(management.get()).at(key);
    }

    /** The same for one who has waited for so long and will look again: empty when the management cluster cannot answer for the moment. */
    public Optional<NodePoolStatus> lookIfAnswered(PoolKey key, Duration waited) {
        return KubeCall.ifAnswered(() -> new NodePoolLook(management.get()).at(key, waited));
    }

    /** For one who looks again and again: what has changed becomes events. */
    public PoolProgress progress() {
        return new PoolProgress(events);
    }

    private boolean remove(DeleteNodePoolRequest request, boolean dryRun, Duration timeout, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var api = api(dryRun);
        var removal = new PoolRemoval(api, request.pool(), waiting(cancellation), timeout);
        var found = removal.exists();
        var plan = Plan.named("node pool " + request.pool().name());
        plan.removal(request.pool().ref().toString(), removal);
        run(plan, dryRun, cancellation).orThrow();
        return found;
    }

    private PlanReport run(Plan plan, boolean dryRun, Cancellation cancellation) {
        return dryRun ? runner.dryRun(plan, cancellation) : runner.run(plan, cancellation);
    }

    private PoolWait waiting(Cancellation cancellation) {
        return new PoolWait(management.get(), events, cancellation);
    }

    private KubeApi api(boolean dryRun) {
        return dryRun ? management.get().readOnly() : management.get();
    }
}
