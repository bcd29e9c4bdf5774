package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.lease.Heartbeats;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.manifest.YamlDocuments;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates, looks at and destroys hosted clusters. */
public final class Clusters {
    private final Supplier<Azure> azure;
    private final Supplier<KubeApi> management;
    private final PlanRunner runner;
    private final Precautions precautions;
    private final Events events;
    private final Redactor redactor;
    private final Heartbeats heartbeats;
    private final CertainCause causes;
    private final Function<PreparedCluster, InfraSource> infrastructure;

    /** @param causes end a wait early */
    public Clusters(
            Supplier<Azure> azure,
            Supplier<KubeApi> management,
            PlanRunner runner,
            Precautions precautions,
            Heartbeats heartbeats,
            Events events,
            Redactor redactor,
            CertainCause causes) {
        this(
                azure,
                management,
                runner,
                precautions,
                heartbeats,
                events,
                redactor,
                causes,
                ClusterCreation::ownInfrastructure);
    }

    private Clusters(
            Supplier<Azure> azure,
            Supplier<KubeApi> management,
            PlanRunner runner,
            Precautions precautions,
            Heartbeats heartbeats,
            Events events,
            Redactor redactor,
            CertainCause causes,
            Function<PreparedCluster, InfraSource> infrastructure) {
        this.azure = azure;
        this.management = management;
        this.runner = runner;
        this.precautions = precautions;
        this.heartbeats = heartbeats;
        this.events = events;
        this.redactor = redactor;
        this.causes = causes;
        this.infrastructure = infrastructure;
    }

    /** The same for clusters that stand on other infrastructure than their requests can tell. */
    Clusters on(Function<PreparedCluster, InfraSource> other) {
        return new Clusters(azure, management, runner, precautions, heartbeats, events, redactor, causes, other);
    }

    /**
     * Creates the cluster, waits until its nodes are Ready and writes its kubeconfig. When any of it fails or is cancelled,
     * what this call made is taken back before it throws, or kept for a while where the request says so.
     */
    public HostedCluster create(CreateClusterRequest request, Duration timeout, Cancellation cancellation) {
        return create(request, WaitFor.NODES, timeout, cancellation, () -> {});
    }

    /**
     * The same for one who is told on the way.
     *
     * @param wanted how far it must have come; {@link #begin} is for those who do not wait
     */
    public HostedCluster create(
            CreateClusterRequest request,
            WaitFor wanted,
            Duration timeout,
            Cancellation cancellation,
            CreationWatcher watcher) {
        return new AwaitedCreation(this, management, events, redactor, causes)
                .run(request, wanted, timeout, cancellation, watcher);
    }

    /**
     * Starts a cluster, and returns once HyperShift has all it needs to bring it up. It may be repeated. What a failure
     * leaves is on record, for {@link #destroy}.
     */
    public ClusterKey begin(CreateClusterRequest request, Cancellation cancellation) {
        try (var beginning = record(request, cancellation)) {
            try {
                beginning.run();
            } catch (RuntimeException e) {
                throw beginning.hold().reason(e);
            }
            return beginning.cluster().key();
        }
    }

    /** What creating, destroying and extending clusters would do. */
    public ClusterRehearsals dryRun() {
        var api = management.get().readOnly();
        return new ClusterRehearsals(
                () -> azure.get().readOnly(),
                api,
                runner,
                precautions,
                new Leases(api, heartbeats, events),
                events,
                redactor);
    }

    /** Whether there is a HostedCluster; true also where nobody can tell. */
    public boolean isThere(ClusterKey key) {
        try {
            return look(key).state() != ClusterStatus.State.ABSENT;
        } catch (HyperShiftException e) {
            return true;
        }
    }

    /** One bounded look. */
    public ClusterStatus look(ClusterKey key) {
        return new ClusterLook(management.get()).at(key);
    }

    /** The same for one who has waited for it for so long. */
    public ClusterStatus look(ClusterKey key, Duration waited) {
        return new ClusterLook(management.get()).at(key, waited).orWhy(() -> causes.of(key, waited));
    }

    /** The same for one who will look again: empty when the management cluster cannot answer for the moment. */
    public Optional<ClusterStatus> lookIfAnswered(ClusterKey key, Duration waited) {
        try {
            return Optional.of(look(key, waited));
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
        return new ClusterWait(management.get(), events, cancellation, causes).until(WaitFor.NODES, key, timeout);
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
        var plan = KubeconfigFile.plan(key, file, Optional.of(kubeconfig.content()));
        runner.run(plan, new Cancellation()).orThrow();
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

    /** How long HyperShift gets to clean up by itself. */
    public Duration gracePeriod(DestroyClusterRequest request) {
        return GracePeriod.of(new ClusterLook(management.get()).hostedCluster(request.key()), request.gracePeriod());
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
     * Marks a cluster of the owner's as one to be removed and asks HyperShift to do so, whoever works on it, and returns at
     * once: for one who has no time left. Anybody may finish the work.
     *
     * @return whether there was anything of it
     */
    public boolean abandon(DestroyClusterRequest request) {
        return destruction().abandon(request);
    }

    /** Writes the objects of a cluster into a file, as YAML, and asks Azure nothing. */
    public void render(RenderClusterRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        var cluster = preparation().of(request.cluster());
        var render =
                ClusterRender.of(cluster, request.sensitive(), () -> azure.get().credentials());
        write(request.file(), YamlDocuments.of(render.objects()));
        if (request.sensitive() && !request.cluster().options().isGiven(Parameter.ENCRYPTION_KEY_ID)) {
            events.on(new Event.Warning(Text.of(
                    "{} holds a key that was made just now to encrypt etcd with: a cluster that is there must keep the one it has, so do"
                            + " not apply another over it",
                    request.file())));
        }
    }

    /** All clusters on the management cluster, whoever made them. */
    public List<KnownCluster> list() {
        return new Inventory(management.get(), leases()).clusters();
    }

    /**
     * Removes what nobody takes away any more, or tells what that would be.
     *
     * @return what became of each
     */
    public ReapReport reap(ReapRequest request, Cancellation cancellation) {
        var client = request.dryRun() ? azure.get().readOnly() : azure.get();
        var search =
                new AbandonedSearch(client, management.get(), leases(), destruction(), runner, request.gracePeriod());
        return new Reaper(search, events).reap(request, cancellation);
    }

    /** Until when clusters live that are on record. */
    public ClusterLifetimes lifetimes() {
        return new ClusterLifetimes(management.get(), leases(), events);
    }

    /** Records a cluster; nothing of it exists before. */
    ClusterCreation.Beginning record(CreateClusterRequest request, Cancellation cancellation) {
        var cluster = preparation().of(request);
        var preflight = new Preflight(precautions, events);
        return new ClusterCreation(azure.get(), management.get(), runner, leases(), preflight, infrastructure)
                .record(cluster, cancellation);
    }

    private Preparation preparation() {
        return new Preparation(management, precautions, events, redactor);
    }

    static void write(Path file, String content) {
        try {
            PrivateFile.write(file, content);
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", file, e.toString()), e);
        }
    }

    private Leases leases() {
        return new Leases(management.get(), heartbeats, events);
    }

    private ClusterDestruction destruction() {
        return new ClusterDestruction(azure, management.get(), runner, events, leases());
    }
}
