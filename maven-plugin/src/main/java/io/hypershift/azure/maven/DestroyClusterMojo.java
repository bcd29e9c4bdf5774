package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterLifetimes;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Destroys a hosted cluster with all that is its own in Azure. The foundation stays. A cluster that modules share goes with the
 * last of them.
 */
@Mojo(
        name = "destroy-cluster",
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public final class DestroyClusterMojo extends ClusterMojo {
    /**
     * Whose cluster it is: nobody else may destroy it before its <code>ttl</code> is over. Without it, the build as Jenkins,
     * GitHub Actions or GitLab CI tell it, else <code>user@host:groupId:artifactId</code> of the build's first project.
     */
    @Parameter(property = "hypershift.owner")
    @Nullable String owner;

    /**
     * How long HyperShift gets to clean up by itself when the cluster goes, before its resources are deleted anyway. With the
     * default, private clusters get 20 minutes.
     */
    @Parameter(property = "hypershift.clusterGracePeriod", defaultValue = "10m")
    String clusterGracePeriod;

    /**
     * Gives each module of the build a cluster of its own. Without it, modules whose executions have the same id share one,
     * which goes with the last of them. Needs generated names.
     */
    @Parameter(property = "hypershift.clusterPerModule", defaultValue = "false")
    boolean clusterPerModule;

    /**
     * How long the cluster of a build that fails is kept, such as <code>2h</code>: for whoever wants to see why. Without it, it
     * goes like any other.
     */
    @Parameter(property = "hypershift.keepOnFailure")
    @Nullable String keepOnFailure;

    /**
     * Whether the build fails when its cluster cannot be destroyed. Without it, only when the goal was called directly: a
     * green build is told so by a warning, and the cluster is left to <code>reap-clusters</code>.
     */
    @Parameter(property = "hypershift.failOnDestroyError")
    @Nullable Boolean failOnDestroyError;

    /**
     * The infra ID of a cluster that was not made by <code>create-cluster</code>: without it, such a cluster is never touched.
     */
    @Parameter(property = "hypershift.confirm")
    @Nullable String confirm;

    /** Diagnoses the cluster of a build that fails before it goes, as <code>diagnose-cluster</code> would. */
    @Parameter(property = "hypershift.diagnoseOnFailure", defaultValue = "true")
    boolean diagnoseOnFailure;

    /**
     * Where the files about a cluster go: <code>{clusterName}-diagnosis</code> with the report, and from create-cluster
     * <code>{clusterName}.events.jsonl</code>, which tells it when conditions changed. Without it,
     * <code>${project.build.directory}/hypershift</code>, and without a project <code>hypershift</code> in the working directory.
     */
    @Parameter(property = "hypershift.outputDirectory")
    @Nullable File outputDirectory;

    /**
     * The DNS servers that a diagnosis asks for the cluster's names, as <code>host</code> or <code>host:port</code> with commas
     * between them. Without them, the machine's own.
     */
    @Parameter(property = "hypershift.dnsServers")
    @Nullable String dnsServers;

    /** The operator's namespace, whose pods and logs a diagnosis looks at. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /**
     * A file for the diagnosis as JUnit's XML, in which a step that the cluster did not get beyond is a failed test with its
     * cause. Without it, none is written.
     */
    @Parameter(property = "hypershift.junitFile")
    @Nullable File junitFile;

    /** Only tells what would be removed. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    List<String> dnsServers(Inputs inputs) {
        return inputs.servers(DNS_SERVERS, dnsServers);
    }

    @Override
    Tenure tenure() {
        return new Tenure(owner, clusterGracePeriod, clusterPerModule, keepOnFailure, failOnDestroyError);
    }

    @Override
    String name() {
        if (clusterName != null) {
            return clusterName;
        }
        var clusters = sessionClusters();
        return (clusterPerModule ? clusters.ownName(slot()) : clusters.name(slot())).orElse("");
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        checkClusterPerModule(inputs);
        if (name().isEmpty() && !isCalledDirectly()) {
            return hypershift -> getLog().info("destroy-cluster: this build has made no cluster");
        }
        var request = destroyRequest(inputs, Optional.ofNullable(confirm));
        inputs.addAll(request.validate());
        var diagnosis = onFailure(diagnoseOnFailure, diagnosis(outputDirectory, operatorNamespace, junitFile));
        var teardown = teardown(request, access, diagnosis, keepOnFailure(inputs));
        return hypershift -> afterTheLast(hypershift, teardown);
    }

    private void afterTheLast(HyperShiftAzure hypershift, Teardown teardown) {
        var clusters = sessionClusters();
        if (testsHaveFailed()) {
            clusters.fail(inSession());
        }
        var others = leave(clusters);
        if (others.isEmpty()) {
            if (dryRun) {
                rehearse(hypershift, clusters, teardown);
            } else {
                end(hypershift, clusters, teardown);
            }
        } else {
            getLog().info("cluster " + name() + ": still used by " + String.join(", ", others));
        }
    }

    /** One module at a time, so that of two that end together one is the last. */
    private List<String> leave(SessionClusters clusters) {
        var lock = clusters.lock(inSession());
        lock.lock();
        try {
            clusters.leave(inSession(), Reactor.idOf(project));
            return others(clusters);
        } finally {
            lock.unlock();
        }
    }

    private List<String> others(SessionClusters clusters) {
        if (clusterPerModule || isCalledDirectly()) {
            return List.of();
        }
        return new Reactor(session, execution.getPlugin().getKey())
                .stillUsing(
                        project,
                        wish -> wish.clusterName()
                                .or(() -> clusters.name(slot(wish.execution(), wish.module())))
                                .equals(Optional.of(name())),
                        module -> clusters.hasLeft(inSession(), module));
    }

    private void rehearse(HyperShiftAzure hypershift, SessionClusters clusters, Teardown teardown) {
        if (teardown.keepOnFailure().isPresent() && hasFailed(clusters) && isRecorded(hypershift, teardown)) {
            getLog().info("cluster " + name()
                    + ": would be kept, since the build has failed and keepOnFailure is given");
            return;
        }
        var found = hypershift.clusters().dryRun().destroy(teardown.request(), new Cancellation());
        getLog().info("cluster " + name()
                + (found ? ": nothing was removed, this is a dry run" : ": there is nothing of it"));
    }

    private void end(HyperShiftAzure hypershift, SessionClusters clusters, Teardown teardown) {
        var claimed = clusters.claim(inSession());
        var keep = teardown.keepOnFailure().filter(it -> hasFailed(clusters));
        try (var underWay = shutdownNet().underWay(inSession())) {
            if (hasFailed(clusters)) {
                teardown.diagnosis().run(hypershift, new Cancellation());
            }
            if (keep.isPresent() && isRecorded(hypershift, teardown)) {
                teardown.keep(hypershift, keep.get());
            } else {
                if (claimed.isPresent()) {
                    hypershift
                            .clusters()
                            .lifetimes()
                            .checkUsed(
                                    teardown.request().key(), teardown.request().owner());
                }
                var found = hypershift.clusters().destroy(teardown.request(), new Cancellation());
                getLog().info("cluster " + name() + (found ? ": destroyed" : ": there is nothing of it"));
            }
            shutdownNet().remove(inSession());
        } catch (HyperShiftException e) {
            if (e.has(ClusterLifetimes.TAKEN_AWAY)) {
                shutdownNet().remove(inSession());
                throw e; // tests on a cluster that went have proved nothing
            }
            failed(e, clusters, claimed, teardown);
        }
    }

    private boolean hasFailed(SessionClusters clusters) {
        return clusters.hasFailed(inSession()) || session.getResult().hasExceptions();
    }

    private static boolean isRecorded(HyperShiftAzure hypershift, Teardown teardown) {
        var request = teardown.request();
        return hypershift
                .clusters()
                .lifetimes()
                .recordedUntil(request.key(), request.owner())
                .isPresent();
    }

    /** The session's end tries again. */
    private void failed(
            HyperShiftException e, SessionClusters clusters, Optional<Consumer<Boolean>> claimed, Teardown teardown) {
        claimed.ifPresent(it -> clusters.record(inSession(), it));
        if (teardown.failOnDestroyError()) {
            throw e;
        }
        teardown.remains(e.in(words()), e);
    }
}
