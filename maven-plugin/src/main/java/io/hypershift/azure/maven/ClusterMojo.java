package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.AZURE_CREDENTIALS_FILE;
import static io.hypershift.azure.failure.Parameter.AZURE_SERVER_ID;
import static io.hypershift.azure.failure.Parameter.CA_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.CLOUD;
import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;
import static io.hypershift.azure.failure.Parameter.CLUSTER_NAME;
import static io.hypershift.azure.failure.Parameter.CLUSTER_PER_MODULE;
import static io.hypershift.azure.failure.Parameter.HTTPS_PROXY;
import static io.hypershift.azure.failure.Parameter.KEEP_ON_FAILURE;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_CONTEXT;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_KUBECONFIG_FILE;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_SERVER;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_TOKEN_FILE;
import static io.hypershift.azure.failure.Parameter.NAMESPACE;
import static io.hypershift.azure.failure.Parameter.OWNER;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.diagnose.DiagnoseRequest;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal of an ephemeral cluster's life: there is none where integration tests are skipped. */
abstract class ClusterMojo extends AzureAndManagementMojo {
    /**
     * The cluster's name, the same for all goals that deal with it. Without it, <code>create-cluster</code> makes one of
     * project, build number and chance, and the build's other goals of the same execution id know it.
     */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /** Whether it is about a cluster for tests, of which there is none where they are skipped. */
    boolean isForTests() {
        return true;
    }

    @Override
    final Optional<String> skippedBy() {
        return super.skippedBy()
                .or(() -> !isForTests()
                        ? Optional.empty()
                        : SkipRules.testsSkippedBy(session.getUserProperties(), project));
    }

    /** Whose cluster it is, and what becomes of it. */
    abstract Tenure tenure();

    /** The cluster's name as given, or as the build has made it. */
    abstract String name();

    final ClusterKey key() {
        return new ClusterKey(namespace, name());
    }

    /** What tells the cluster that the build makes for this execution from others that it makes. */
    final String slot() {
        return slot(execution.getExecutionId(), Reactor.idOf(project));
    }

    final String slot(String executionId, String module) {
        return tenure().clusterPerModule() ? executionId + " of " + module : executionId;
    }

    final void checkClusterPerModule(Inputs inputs) {
        if (tenure().clusterPerModule() && clusterName != null) {
            inputs.add(Problem.of(
                            "cluster-per-module",
                            "{} gives all modules one name, {} gives each a cluster of its own",
                            CLUSTER_NAME,
                            CLUSTER_PER_MODULE)
                    .remedy("Leave {} out: a name is made for each.", CLUSTER_NAME));
        }
    }

    final DestroyClusterRequest destroyRequest(Inputs inputs, Optional<String> confirm) {
        return new DestroyClusterRequest(key(), build().owner(), gracePeriod(inputs), confirm);
    }

    final Teardown teardown(
            DestroyClusterRequest request, Access access, FailureDiagnosis diagnosis, Optional<Duration> keep) {
        return new Teardown(
                request,
                () -> open(access),
                new LateLog(getLog()),
                words(),
                this::redact,
                finishingCommand(),
                diagnosis,
                keep,
                Objects.requireNonNullElseGet(tenure().failOnDestroyError(), this::isCalledDirectly));
    }

    /** The cluster's diagnosis: it goes beside what else {@code create-cluster} writes. */
    final ConsoleDiagnosis diagnosis(
            @Nullable File outputDirectory, String operatorNamespace, @Nullable File junitFile) {
        var output = output(outputDirectory);
        var words = new WordsOnCluster(words(), key());
        var request = new DiagnoseRequest(
                key(),
                output.resolve(name() + "-diagnosis"),
                Optional.ofNullable(junitFile).map(File::toPath),
                Optional.of(output.resolve(name() + ".events.jsonl")),
                operatorNamespace,
                words);
        return new ConsoleDiagnosis(request, new LateLog(getLog()), words, redactor());
    }

    final FailureDiagnosis onFailure(boolean isWanted, ConsoleDiagnosis diagnosis) {
        return new FailureDiagnosis(
                isWanted, diagnosis, build().owner(), inSession(), sessionClusters(), shutdownNet());
    }

    /** Whether Failsafe tells of tests of this module that failed in this build. */
    final boolean testsHaveFailed() {
        return TestResults.haveFailures(
                Path.of(project.getBuild().getDirectory()),
                session.getStartTime().toInstant());
    }

    final Duration gracePeriod(Inputs inputs) {
        return inputs.duration(CLUSTER_GRACE_PERIOD, tenure().clusterGracePeriod());
    }

    final Optional<Duration> keepOnFailure(Inputs inputs) {
        return Optional.ofNullable(tenure().keepOnFailure()).map(it -> inputs.duration(KEEP_ON_FAILURE, it));
    }

    final BuildIdentity build() {
        return BuildIdentity.of(session, tenure().owner());
    }

    final SessionClusters sessionClusters() {
        return new SessionClusters(session.getRepositorySession().getData());
    }

    final ShutdownNet shutdownNet() {
        return new ShutdownNet(session.getRepositorySession().getData());
    }

    final boolean isCalledDirectly() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** Under which name the session knows the cluster: two management clusters may have one of the same name. */
    final String inSession() {
        return key() + " of " + managementWay().origin() + " " + Inputs.orEmpty(managementContext);
    }

    /** The command that destroys the cluster when the build could not. */
    final String finishingCommand() {
        return new Command(words(), Operation.DESTROY_CLUSTER)
                .with(CLUSTER_NAME, name())
                .with(NAMESPACE, namespace)
                .with(OWNER, build().owner())
                .with(MANAGEMENT_KUBECONFIG_FILE, managementKubeconfigFile)
                .with(MANAGEMENT_CONTEXT, managementContext)
                .with(MANAGEMENT_SERVER, managementServer)
                .with(MANAGEMENT_TOKEN_FILE, managementTokenFile)
                .with(AZURE_CREDENTIALS_FILE, azureCredentialsFile)
                .with(AZURE_SERVER_ID, azureServerId)
                .with(CLOUD, AzureCloud.PUBLIC.id().equals(cloud) ? null : cloud)
                .with(HTTPS_PROXY, httpsProxy == null ? null : httpsProxy.replaceFirst("//[^/@]*@", "//"))
                .with(CA_BUNDLE_FILE, caBundleFile)
                .toString();
    }
}
