package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ClusterReleases;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.nodepool.NodePoolLook;
import io.hypershift.azure.nodepool.NodePoolStatus;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.upgrade.UpgradeStatus.State;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An upgrade piece by piece. What comes next is read from the cluster, so anybody may go on with it at any time.
 *
 * @param waited for how long it has been waited for
 */
record UpgradeWork(
        KubeApi management, PlanRunner runner, ClusterReleases releases, UpgradeRequest request, Duration waited) {

    /** Writes what comes next, if it is time for it, and tells how far the upgrade is. */
    UpgradeStatus advance(Cancellation cancellation) {
        return next(wanted -> runner.run(add(named(), wanted), cancellation).orThrow());
    }

    /** Tells how far the upgrade is, and writes nothing. */
    UpgradeStatus look() {
        return next(wanted -> {});
    }

    private UpgradeStatus next(Consumer<ReleasedObject> put) {
        var view = UpgradeView.read(request, management, releases);
        if (view.hostedCluster().isBeingDeleted()) {
            throw new HyperShiftException(
                    Problem.of("deleted-meanwhile", "cluster {} was deleted by somebody else", request.key()));
        }
        if (request.scope().hasControlPlane() && !view.running().hasCompleted(request.releaseImage())) {
            return controlPlane(view, put);
        }
        for (var pool : view.pools()) {
            var status = pool(view, pool, put);
            if (!status.isDone()) {
                return status;
            }
        }
        return UpgradeStatus.done(request.key(), version(view));
    }

    /** All that is to be written, in one plan: for who only wants to know. */
    Plan plan() {
        var view = UpgradeView.read(request, management, releases);
        var plan = named();
        if (request.scope().hasControlPlane()) {
            add(plan, released(view.hostedCluster().ref(), request.force()));
        }
        view.pools().forEach(it -> add(plan, released(it.ref(), false)));
        return plan;
    }

    private UpgradeStatus controlPlane(UpgradeView view, Consumer<ReleasedObject> put) {
        var rollout = new ControlPlaneRollout(management, view);
        var wanted = released(view.hostedCluster().ref(), request.force());
        if (wanted.isWanted(view.hostedCluster())) {
            rollout.requireMotion(waited);
        } else {
            put.accept(wanted);
        }
        return new UpgradeStatus(
                request.key(),
                State.CONTROL_PLANE,
                "control plane of " + request.key().name(),
                version(view),
                rollout.stuckAt(),
                Map.of(
                        view.hostedCluster().ref().toString(),
                        view.hostedCluster().conditions()));
    }

    private UpgradeStatus pool(UpgradeView view, Manifest pool, Consumer<ReleasedObject> put) {
        var wanted = released(pool.ref(), false);
        if (!wanted.isWanted(pool)) {
            put.accept(wanted);
        }
        var status = new NodePoolLook(management).at(new PoolKey(request.key(), pool.name()), waited);
        return status.isReadyOrThrow() && isAt(status, version(view))
                ? UpgradeStatus.done(request.key(), version(view))
                : new UpgradeStatus(
                        request.key(),
                        State.NODE_POOLS,
                        "node pool " + pool.name(),
                        version(view),
                        status.stuckAt().isEmpty() ? "its nodes run " + status.version() : status.stuckAt(),
                        status.conditions());
    }

    /** A pool without nodes has no version to come to. */
    private static boolean isAt(NodePoolStatus status, String version) {
        return status.version().equals(version)
                || (status.nodes() == 0 && status.version().isEmpty());
    }

    private static Plan add(Plan plan, ReleasedObject wanted) {
        plan.step(wanted.ref().toString(), wanted);
        return plan;
    }

    private ReleasedObject released(Ref ref, boolean isForced) {
        return new ReleasedObject(management, ref, request.releaseImage(), isForced);
    }

    private Plan named() {
        return Plan.named("upgrade of cluster " + request.key().name());
    }

    private String version(UpgradeView view) {
        return view.target().map(Object::toString).orElse(request.releaseImage());
    }
}
