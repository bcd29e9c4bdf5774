package io.hypershift.azure.cluster;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventFile;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** A creation that is waited for: when any of it fails, what it made is taken back, or kept where that is wanted. */
record AwaitedCreation(
        Clusters clusters, Supplier<KubeApi> management, Events events, Redactor redactor, CertainCause causes) {

    HostedCluster run(
            CreateClusterRequest request,
            WaitFor wanted,
            Duration timeout,
            Cancellation cancellation,
            CreationWatcher watcher) {
        var started = System.nanoTime();
        var output = request.outputDirectory();
        var file = new EventFile(output.resolve(request.name() + ".events.jsonl"), redactor, Clock.systemUTC());
        try (var recording = events.subscribe(file);
                var beginning = clusters.record(request, cancellation)) {
            var hold = beginning.hold();
            var key = beginning.cluster().key();
            try {
                watcher.recorded();
                beginning.run();
                new ClusterWait(management.get(), events, hold.cancellation(), causes)
                        .until(request.reachable(wanted), key, timeout);
                clusters.lifetimes().of(request).prolongIfOver(hold);
                hold.update(it -> it); // it may have been taken away since the last sign of life
                writeInfraJson(key, output.resolve(request.name() + ".infra.json"));
                return clusters.kubeconfig(key, output.resolve(request.name() + ".kubeconfig"))
                        .after(Duration.ofNanos(System.nanoTime() - started));
            } catch (RuntimeException e) {
                var failure = hold.reason(e);
                tell(watcher, key, failure, hold.cancellation());
                if (hold.isCreated() && !clusters.lifetimes().of(request).isKept(hold, failure)) {
                    hold.close();
                    takeBack(key, request, failure);
                }
                throw failure;
            }
        }
    }

    /** What {@code hypershift create infra azure} would have written, for whoever goes on with the CLI. */
    private void writeInfraJson(ClusterKey key, Path file) {
        Clusters.write(
                file,
                InfraJson.of(management.get().get(HostedClusterManifest.ref(key)))
                        .content());
    }

    /** What goes wrong with looking into a failure must not hide it. */
    private void tell(CreationWatcher watcher, ClusterKey key, RuntimeException failure, Cancellation cancellation) {
        if (Lifetime.isEnded(failure)) {
            return;
        }
        try {
            if (clusters.look(key).state() != ClusterStatus.State.ABSENT) {
                watcher.failed(failure, cancellation);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Takes back what was made; what cannot be taken back is told along with the failure that led here. */
    private void takeBack(ClusterKey key, CreateClusterRequest request, RuntimeException failure) {
        var interrupted = Thread.interrupted(); // else the interrupt that ended the work would end its undoing, too
        events.on(new Event.Note(Text.of("cluster {} failed: taking back what was made of it", key.name())));
        try {
            clusters.destroy(
                    new DestroyClusterRequest(
                            key,
                            request.ownership().owner(),
                            request.ownership().gracePeriod()),
                    new Cancellation());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            events.on(new Event.Warning(Text.of(
                    "cluster {} could not be taken back whole; its lease stays. Finish with {}: {}",
                    key.name(),
                    Operation.DESTROY_CLUSTER,
                    String.valueOf(e.getMessage()))));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
