package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventFile;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
            var beginning = record(request, cancellation);
            var key = beginning.cluster().key();
            try {
                beginning.run(cancellation);
                await(key, timeout, cancellation);
                return kubeconfig(key, output.resolve(request.name() + ".kubeconfig"))
                        .after(Duration.ofNanos(System.nanoTime() - started));
            } catch (RuntimeException e) {
                throw beginning.created() ? takenBack(key, request, e) : e;
            }
        }
    }

    /**
     * Starts a cluster, and returns once HyperShift has all it needs to bring it up. It may be repeated. What a failure
     * leaves is on record, for {@link #destroy}.
     */
    public ClusterKey begin(CreateClusterRequest request, Cancellation cancellation) {
        var beginning = record(request, cancellation);
        beginning.run(cancellation);
        return beginning.cluster().key();
    }

    /** One bounded look. */
    public ClusterStatus look(ClusterKey key) {
        return new ClusterLook(management.get()).at(key);
    }

    /** The same for one who will look again: empty when the management cluster cannot answer for the moment. */
    public Optional<ClusterStatus> lookIfAnswered(ClusterKey key) {
        try {
            return Optional.of(look(key));
        } catch (HyperShiftException e) {
            if (KubeCall.passing(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** For one who looks again and again: what has changed becomes events. */
    public ClusterProgress progress() {
        return new ClusterProgress(events);
    }

    /** Waits until the cluster's nodes are Ready, at most for the timeout. */
    public ClusterStatus await(ClusterKey key, Duration timeout, Cancellation cancellation) {
        return new ClusterWait(management.get(), events, cancellation).untilReady(key, timeout);
    }

    /** The administrator's kubeconfig of a cluster. */
    public AdministratorKubeconfig kubeconfig(ClusterKey key) {
        var kubeconfig = AdministratorKubeconfig.read(management.get(), key);
        kubeconfig.secrets().forEach(redactor::learn);
        return kubeconfig;
    }

    /** Writes the administrator's kubeconfig of a cluster into a file of mode 0600. */
    public HostedCluster kubeconfig(ClusterKey key, Path file) {
        var kubeconfig = kubeconfig(key);
        try {
            PrivateFile.write(file, kubeconfig.content().reveal());
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", file, e.toString()), e);
        }
        return new HostedCluster(
                key.name(), key.namespace(), kubeconfig.infraId(), kubeconfig.apiUrl(), file, Duration.ZERO);
    }

    /**
     * Asks HyperShift to remove the cluster, and returns at once; {@link #look} tells when it has, and {@link #destroy}
     * removes the rest.
     *
     * @return whether there was anything of it
     */
    public boolean beginDestroy(DestroyClusterRequest request) {
        return destruction().begin(request);
    }

    /**
     * Removes the cluster and all that is its own in Azure, the lease last.
     *
     * @return whether there was anything of it
     */
    public boolean destroy(DestroyClusterRequest request, Cancellation cancellation) {
        return destruction().run(request, cancellation);
    }

    /**
     * Until when the owner has a cluster of that name on record; empty when there is none. As long as there is, something of
     * it may be left.
     */
    public Optional<Instant> recordedUntil(ClusterKey key, String owner) {
        return new Leases(management.get(), clock)
                .find(key.namespace(), key.name())
                .filter(lease -> lease.owner().equals(owner))
                .map(ClusterLease::expiresAt);
    }

    private ClusterCreation.Beginning record(CreateClusterRequest request, Cancellation cancellation) {
        var cluster = PreparedCluster.of(request);
        redactor.learn(cluster.trust().signingKey().privatePem());
        redactor.learn(cluster.pullSecret());
        return new ClusterCreation(azure.get(), management.get(), runner, events, clock).record(cluster, cancellation);
    }

    private ClusterDestruction destruction() {
        return new ClusterDestruction(azure, management.get(), runner, events, clock);
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
