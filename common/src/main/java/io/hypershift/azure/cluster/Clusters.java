package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.cluster.ClusterCreation.Begun;
import io.hypershift.azure.cluster.ClusterWait.TimeUp;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventFile;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Creates, looks at and destroys hosted clusters. */
public final class Clusters {
    private final Supplier<Azure> azure;
    private final Supplier<KubeApi> management;
    private final PlanRunner runner;
    private final Events events;
    private final Redactor redactor;
    private final Clock clock = Clock.systemUTC();

    public Clusters(
            Supplier<Azure> azure, Supplier<KubeApi> management, PlanRunner runner, Events events, Redactor redactor) {
        this.azure = azure;
        this.management = management;
        this.runner = runner;
        this.events = events;
        this.redactor = redactor;
    }

    /**
     * Creates the cluster, waits until its nodes are Ready and writes its kubeconfig. When any of it fails or is cancelled,
     * what this call made is taken back before it throws.
     */
    public HostedCluster create(CreateClusterRequest request, Duration timeout, Cancellation cancellation) {
        var started = System.nanoTime();
        var output = request.outputDirectory();
        var file = new EventFile(output.resolve(request.name() + ".events.jsonl"), redactor, clock);
        try (var recording = events.subscribe(file)) {
            var begun = start(request, cancellation);
            try {
                await(begun.key(), timeout, cancellation);
                var took = Duration.ofNanos(System.nanoTime() - started);
                return new KubeconfigFile(management.get())
                        .write(begun.key(), output.resolve(request.name() + ".kubeconfig"), took);
            } catch (RuntimeException e) {
                throw begun.created() ? takenBack(begun.key(), request, e) : e;
            }
        }
    }

    /** Starts a cluster, and returns once HyperShift has all it needs to bring it up. */
    public ClusterKey begin(CreateClusterRequest request, Cancellation cancellation) {
        return start(request, cancellation).key();
    }

    /** One bounded look. */
    public ClusterStatus look(ClusterKey key) {
        return new ClusterLook(management.get()).at(key);
    }

    /** Waits until the cluster's nodes are Ready, at most for the timeout. */
    public ClusterStatus await(ClusterKey key, Duration timeout, Cancellation cancellation) {
        try {
            return new ClusterWait(management.get(), events, cancellation).untilReady(key, timeout);
        } catch (TimeUp e) {
            throw ClusterWait.notReady(key, timeout, e);
        }
    }

    /** Writes the administrator's kubeconfig of a cluster into a file of mode 0600. */
    public HostedCluster kubeconfig(ClusterKey key, Path file) {
        return new KubeconfigFile(management.get()).write(key, file, Duration.ZERO);
    }

    /**
     * Removes the cluster and all that is its own in Azure, the lease last.
     *
     * @return whether there was anything of it
     */
    public boolean destroy(DestroyClusterRequest request, Cancellation cancellation) {
        return new ClusterDestruction(azure, management.get(), runner, events, clock).run(request, cancellation);
    }

    /** Whether the owner has a cluster of that name on record: as long as so, something of it may be left. */
    public boolean isRecorded(ClusterKey key, String owner) {
        return new Leases(management.get(), clock)
                .find(key.namespace(), key.name())
                .filter(lease -> lease.owner().equals(owner))
                .isPresent();
    }

    private Begun start(CreateClusterRequest request, Cancellation cancellation) {
        var cluster = PreparedCluster.of(request);
        redactor.learn(cluster.trust().signingKey().privatePem());
        redactor.learn(cluster.pullSecret());
        var creation = new ClusterCreation(azure.get(), management.get(), runner, events, clock);
        var surroundings = Surroundings.of(cluster, azure.get(), management.get());
        cancellation.check();
        var taken = creation.record(cluster, surroundings);
        try {
            creation.run(cluster, surroundings, taken.lease(), cancellation);
            return new Begun(cluster.key(), taken.created());
        } catch (RuntimeException e) {
            throw taken.created() ? takenBack(cluster.key(), request, e) : e;
        }
    }

    /** Takes back what was made; what cannot be taken back is told along with the failure that led here. */
    private RuntimeException takenBack(ClusterKey key, CreateClusterRequest request, RuntimeException failure) {
        var interrupted = Thread.interrupted(); // else the interrupt that ended the work would end its undoing, too
        events.on(new Event.Note(Text.of("cluster {} failed: taking back what was made of it", key.name())));
        try {
            destroy(
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
        return failure;
    }
}
