package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells what {@link Clusters} would do, by the same events and with the same refusals. It is let in to look alone: nothing is
 * sent that changes anything, no file is written, and no lease is taken.
 */
public final class ClusterRehearsals {
    private final Supplier<Azure> azure;
    private final KubeApi management;
    private final PlanRunner runner;
    private final Precautions precautions;
    private final Leases leases;
    private final EventListener events;
    private final Redactor redactor;

    ClusterRehearsals(
            Supplier<Azure> azure,
            KubeApi management,
            PlanRunner runner,
            Precautions precautions,
            Leases leases,
            EventListener events,
            Redactor redactor) {
        this.azure = azure;
        this.management = management;
        this.runner = runner;
        this.precautions = precautions;
        this.leases = leases;
        this.events = events;
        this.redactor = redactor;
    }

    /** What {@link Clusters#create} would do. */
    public void create(CreateClusterRequest request, Cancellation cancellation) {
        begin(request, cancellation);
        var key = new ClusterKey(request.namespace(), request.name());
        var file = request.outputDirectory().resolve(request.name() + ".kubeconfig");
        kubeconfig(key, file, contentIfThere(key));
    }

    /** What {@link Clusters#begin} would do. */
    public void begin(CreateClusterRequest request, Cancellation cancellation) {
        var cluster = new Preparation(() -> management, precautions, events, redactor).of(request);
        new ClusterCreation(azure.get(), management, runner, leases, new Preflight(precautions, events))
                .rehearse(cluster, cancellation);
    }

    /**
     * What destroying the cluster would do.
     *
     * @return whether there is anything of it
     */
    public boolean destroy(DestroyClusterRequest request, Cancellation cancellation) {
        return new ClusterDestruction(azure, management, runner, events, leases).rehearse(request, cancellation);
    }

    /**
     * What extending the cluster would do.
     *
     * @return until when it would live
     */
    public Instant extend(ExtendClusterRequest request) {
        HyperShiftException.throwIfAny(request.validate());
        var key = request.key();
        return leases.rehearsal()
                .extend(key.namespace(), key.name(), request.owner(), request.ttl())
                .expiresAt();
    }

    /** What writing the administrator's kubeconfig of a cluster that is there would do. */
    public void kubeconfig(ClusterKey key, Path file) {
        kubeconfig(key, file, Optional.of(content(key)));
    }

    private void kubeconfig(ClusterKey key, Path file, Optional<Sensitive> content) {
        runner.dryRun(KubeconfigFile.plan(key, file, content), new Cancellation())
                .orThrow();
    }

    private Sensitive content(ClusterKey key) {
        var kubeconfig = AdministratorKubeconfig.read(management, key);
        kubeconfig.secrets().forEach(redactor::learn);
        return kubeconfig.content();
    }

    private Optional<Sensitive> contentIfThere(ClusterKey key) {
        try {
            return Optional.of(content(key));
        } catch (HyperShiftException e) {
            if (e.has(KubeCall.NOT_FOUND) || e.has(AdministratorKubeconfig.NOT_YET)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
