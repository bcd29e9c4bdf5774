package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.cluster.ClusterReleases;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.operator.InstalledOptions;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.Stopwatch;
import io.hypershift.azure.registry.Registries;
import io.hypershift.azure.upgrade.UpgradeStatus.State;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Upgrades clusters that are there. */
public final class Upgrades {
    private final Supplier<KubeApi> management;
    private final PlanRunner runner;
    private final Events events;
    private final Supplier<Registries> registries;

    public Upgrades(Supplier<KubeApi> management, PlanRunner runner, Events events, Supplier<Registries> registries) {
        this.management = management;
        this.runner = runner;
        this.events = events;
        this.registries = registries;
    }

    /**
     * Upgrades the control plane, then one node pool after the other, and returns when all run the release. It ends at the first
     * failure; repeated, it goes on from there.
     *
     * @throws HyperShiftException with all that forbids it, before anything is written
     */
    public UpgradeStatus upgrade(UpgradeRequest request, Duration timeout, Cancellation cancellation) {
        check(request);
        return new Waiting(request, timeout, cancellation).untilDone();
    }

    /** Checks that nothing forbids the upgrade, and begins it; {@link #advance} goes on with it. */
    public UpgradeStatus begin(UpgradeRequest request, Cancellation cancellation) {
        check(request);
        return advance(request, Duration.ZERO, cancellation);
    }

    /** Tells by events what {@link #upgrade} would write, with the same refusals. */
    public void rehearse(UpgradeRequest request, Cancellation cancellation) {
        check(request);
        var plan = work(management.get().readOnly(), request, Duration.ZERO).plan();
        runner.dryRun(plan, cancellation).orThrow();
    }

    /**
     * Does what comes next, as short as a look, and tells how far the upgrade is.
     *
     * @param waited for how long it has been waited for
     */
    public UpgradeStatus advance(UpgradeRequest request, Duration waited, Cancellation cancellation) {
        return work(management.get(), request, waited).advance(cancellation);
    }

    /** The same for one who will ask again: empty when the management cluster cannot answer for the moment. */
    public Optional<UpgradeStatus> advanceIfAnswered(
            UpgradeRequest request, Duration waited, Cancellation cancellation) {
        return KubeCall.ifAnswered(() -> advance(request, waited, cancellation));
    }

    /** Tells how far the upgrade is, and goes no further. */
    public UpgradeStatus look(UpgradeRequest request, Duration waited) {
        return work(management.get(), request, waited).look();
    }

    /** For one who asks again and again: what has changed becomes events. */
    public UpgradeProgress progress() {
        return new UpgradeProgress(events);
    }

    private UpgradeWork work(KubeApi api, UpgradeRequest request, Duration waited) {
        return new UpgradeWork(api, runner, new ClusterReleases(api, registries), request, waited);
    }

    private void check(UpgradeRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        var api = management.get();
        new UpgradeGates(UpgradeView.read(request, api, new ClusterReleases(api, registries)))
                .check(InstalledOptions.supportedReleases(api, request.operatorNamespace()));
    }

    /** One wait for an upgrade. */
    private final class Waiting {
        private final UpgradeRequest request;
        private final Stopwatch clock;
        private final Cancellation cancellation;
        private final UpgradeProgress progress = progress();

        Waiting(UpgradeRequest request, Duration timeout, Cancellation cancellation) {
            this.request = request;
            this.clock = new Stopwatch(timeout);
            this.cancellation = cancellation;
        }

        UpgradeStatus untilDone() {
            until(ClusterObjects.HOSTED_CLUSTER, status -> status.state() != State.CONTROL_PLANE);
            return until(ClusterObjects.NODE_POOL, UpgradeStatus::isDone);
        }

        private UpgradeStatus until(String watched, Predicate<UpgradeStatus> enough) {
            var last = new AtomicReference<UpgradeStatus>();
            return new ObjectWait(management.get(), clock.atMost(clock.timeout()), cancellation)
                    .until(ClusterObjects.API_VERSION, watched, request.key().namespace(), () -> {
                        var status = advance(request, clock.elapsed(), cancellation);
                        last.set(status);
                        progress.tell(status, clock.elapsed());
                        return enough.test(status) ? Optional.of(status) : Optional.empty();
                    })
                    .orElseThrow(() -> Objects.requireNonNull(last.get(), "there was a look")
                            .notDoneAfter(clock.timeout()));
        }
    }
}
