package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;
import static io.hypershift.azure.failure.Parameter.TIMEOUT;
import static io.hypershift.azure.failure.Parameter.TTL;
import static io.hypershift.azure.failure.Parameter.WAIT_FOR;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreationWatcher;
import io.hypershift.azure.cluster.GeneratedName;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.event.Ages;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Creates a hosted cluster, waits until its nodes are Ready, and hands its kubeconfig to the rest of the build: as the project
 * properties <code>hypershift.cluster.kubeconfig</code>, <code>.name</code>, <code>.namespace</code>, <code>.infraId</code> and
 * <code>.apiUrl</code>, which hold the last cluster's values where a project makes several. What fails on the way is taken
 * back.
 */
@Mojo(
        name = "create-cluster",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public final class CreateClusterMojo extends ClusterOptionsMojo {
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

    /** After this long anybody may remove the cluster. */
    @Parameter(property = "hypershift.ttl", defaultValue = "4h")
    String ttl;

    /**
     * What to wait for: <code>nodes</code> (all nodes are Ready), <code>available</code> (the API answers), <code>rollout</code> (the
     * release is there in all its parts) or <code>none</code>, which exports no properties.
     */
    @Parameter(property = "hypershift.waitFor", defaultValue = "nodes")
    String waitFor;

    /** How long to wait for that; missing it is a failure. */
    @Parameter(property = "hypershift.timeout", defaultValue = "30m")
    String timeout;

    /**
     * Where <code>{clusterName}.kubeconfig</code>, <code>{clusterName}.events.jsonl</code>, <code>{clusterName}.infra.json</code> (as
     * <code>hypershift create infra azure</code> writes it) and, when it fails, <code>{clusterName}-diagnosis</code> go. Without it,
     * <code>${project.build.directory}/hypershift</code>, and without a project <code>hypershift</code> in the working
     * directory.
     */
    @Parameter(property = "hypershift.outputDirectory")
    @Nullable File outputDirectory;

    /** Diagnoses the cluster of a build that fails before it goes, as <code>diagnose-cluster</code> would. */
    @Parameter(property = "hypershift.diagnoseOnFailure", defaultValue = "true")
    boolean diagnoseOnFailure;

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

    /** Only tells what would be done, once all has been checked that is checked before a cluster is made. */
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
        return clusterName == null ? sessionClusters().name(slot(), this::madeUp) : clusterName;
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        checkClusterPerModule(inputs);
        var request = request(inputs);
        var wanted = inputs.choice(WAIT_FOR, waitFor, WaitFor.class);
        var deadline = inputs.duration(TIMEOUT, timeout);
        inputs.addAll(request.validate(wanted));
        ClusterProperties.problems(project).forEach(inputs::add);
        var diagnosis = onFailure(diagnoseOnFailure, diagnosis(outputDirectory, operatorNamespace, junitFile));
        inputs.addAll(diagnosis.diagnosis().request().validateFiles());
        var teardown = teardown(destroyRequest(inputs, Optional.empty()), access, diagnosis, keepOnFailure(inputs));
        if (dryRun) {
            return hypershift -> rehearse(hypershift, request);
        }
        return hypershift -> {
            var lock = sessionClusters().lock(inSession());
            lock.lock(); // the other modules that share it wait, and then find it there
            try (var underWay = shutdownNet().underWay(inSession())) {
                create(hypershift, request, wanted, deadline, teardown);
            } finally {
                lock.unlock();
            }
        };
    }

    /** The build's session learns nothing of it: there is no cluster to take away. */
    private void rehearse(HyperShiftAzure hypershift, CreateClusterRequest request) {
        hypershift.clusters().dryRun().create(request, new Cancellation());
        getLog().info("cluster " + request.name() + ": nothing was made, this is a dry run");
    }

    private void create(
            HyperShiftAzure hypershift,
            CreateClusterRequest request,
            WaitFor wanted,
            Duration deadline,
            Teardown teardown) {
        var watcher = new Watcher(hypershift, teardown);
        try {
            if (wanted == WaitFor.NONE) {
                begin(hypershift, request, watcher);
                return;
            }
            var cluster = hypershift.clusters().create(request, wanted, deadline, new Cancellation(), watcher);
            ClusterProperties.export(cluster, project);
            getLog().info("cluster " + cluster.name() + ": ready after " + Ages.of(cluster.took()) + " at "
                    + cluster.apiUrl() + ", kubeconfig " + cluster.kubeconfig());
        } catch (RuntimeException e) {
            if (isGone(hypershift, request)) {
                sessionClusters().claim(inSession());
                shutdownNet().remove(inSession());
            } else if (keepOnFailure != null) {
                shutdownNet().remove(inSession()); // it is kept, also beyond the end of the JVM
            }
            throw watcher.told(e);
        } finally {
            if (isCalledDirectly()) {
                shutdownNet().remove(inSession()); // it is there to stay
            }
        }
    }

    private void begin(HyperShiftAzure hypershift, CreateClusterRequest request, Watcher watcher) {
        watcher.recorded();
        try {
            hypershift.clusters().begin(request, new Cancellation());
        } catch (RuntimeException e) {
            if (hypershift.clusters().isThere(new ClusterKey(request.namespace(), request.name()))) {
                watcher.failed(e, new Cancellation());
            }
            throw e;
        }
        getLog().info("cluster " + request.name() + ": asked for, and not waited for");
    }

    /** Puts the cluster on the session's record, and sees why it fails before the core takes it back. */
    private final class Watcher implements CreationWatcher {
        private final HyperShiftAzure hypershift;
        private final Teardown teardown;
        private volatile Optional<DiagnosisReport> report = Optional.empty();

        private Watcher(HyperShiftAzure hypershift, Teardown teardown) {
            this.hypershift = hypershift;
            this.teardown = teardown;
        }

        @Override
        public void recorded() {
            record(teardown);
        }

        @Override
        public void failed(RuntimeException failure, Cancellation cancellation) {
            report = teardown.diagnosis().run(hypershift, cancellation);
        }

        /** The failure that the build ends with, with what its diagnosis found. */
        private RuntimeException told(RuntimeException failure) {
            if (!(failure instanceof HyperShiftException known)) {
                return failure;
            }
            try {
                return told(known);
            } catch (RuntimeException e) { // what goes wrong with telling it must not hide it
                failure.addSuppressed(e);
                return failure;
            }
        }

        private HyperShiftException told(HyperShiftException failure) {
            var console = teardown.diagnosis().diagnosis();
            if (report.isPresent()) {
                return console.told(failure, report.get());
            }
            console.tellJUnit(failure);
            return failure;
        }
    }

    /** The core takes back what it made; what is still on record, or cannot be told, is left to the session's end. */
    private static boolean isGone(HyperShiftAzure hypershift, CreateClusterRequest request) {
        try {
            var key = new ClusterKey(request.namespace(), request.name());
            return hypershift
                    .clusters()
                    .lifetimes()
                    .recordedUntil(key, request.ownership().owner())
                    .isEmpty();
        } catch (HyperShiftException unknown) {
            return false;
        }
    }

    private String madeUp() {
        var top = clusterPerModule ? project : session.getTopLevelProject();
        var what = top == null || top.getFile() == null
                ? Path.of(session.getExecutionRootDirectory()).getFileName().toString()
                : top.getArtifactId();
        return GeneratedName.of(what, build().number(), new SecureRandom());
    }

    private CreateClusterRequest request(Inputs inputs) {
        var build = build();
        return new CreateClusterRequest(
                name(),
                namespace,
                options(),
                files(),
                trust(inputs),
                tags(),
                new Ownership(
                        build.owner(),
                        build.source(),
                        inputs.duration(TTL, ttl),
                        gracePeriod(inputs),
                        keepOnFailure(inputs)),
                output(outputDirectory));
    }

    /** A cluster of the build's life cycle ends with the build; one that somebody asked for by name stays. */
    private void record(Teardown teardown) {
        shutdownNet().add(inSession(), lastWill());
        if (isCalledDirectly()) {
            return;
        }
        var clusters = sessionClusters();
        if (!clusters.isWatched()) {
            getLog().warn(
                            "create-cluster: the plugin is declared without <extensions>true</extensions>, so nothing destroys"
                                    + " the cluster when a goal fails before post-integration-test");
        }
        clusters.record(inSession(), teardown);
    }

    private Map<String, String> lastWill() {
        var will = new HashMap<String, String>();
        will.put(LastWill.NAME, name());
        will.put(LastWill.NAMESPACE, namespace);
        will.put(LastWill.OWNER, build().owner());
        will.put(LastWill.COMMAND, finishingCommand());
        will.putAll(managementWay().lastWill());
        if (managementContext != null) {
            will.put(LastWill.CONTEXT, managementContext);
        }
        if (caBundleFile != null) {
            will.put(LastWill.CA_BUNDLE, caBundleFile.getPath());
        }
        proxy().ifPresent(it -> will.put(LastWill.PROXY, it));
        return will;
    }
}
