package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.AZURE_CREDENTIALS_FILE;
import static io.hypershift.azure.failure.Parameter.AZURE_SERVER_ID;
import static io.hypershift.azure.failure.Parameter.CA_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;
import static io.hypershift.azure.failure.Parameter.CLUSTER_NAME;
import static io.hypershift.azure.failure.Parameter.HTTPS_PROXY;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_CONTEXT;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_KUBECONFIG_FILE;
import static io.hypershift.azure.failure.Parameter.NAMESPACE;
import static io.hypershift.azure.failure.Parameter.OWNER;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal of an ephemeral cluster's life: there is none where integration tests are skipped. */
abstract class ClusterMojo extends AzureMojo {
    /** The management cluster's kubeconfig. Without it, $KUBECONFIG counts, then <code>~/.kube/config</code>. */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    /** The cluster's name, the same for all goals that deal with it. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /**
     * Whose cluster it is: nobody else may destroy it before its <code>ttl</code> is over. Without it, the build as Jenkins,
     * GitHub Actions or GitLab CI tell it, else <code>user@host:groupId:artifactId</code>.
     */
    @Parameter(property = "hypershift.owner")
    @Nullable String owner;

    /** How long HyperShift gets to clean up by itself when the cluster goes, before its resources are deleted anyway. */
    @Parameter(property = "hypershift.clusterGracePeriod", defaultValue = "10m")
    String clusterGracePeriod;

    @Override
    final Optional<String> skippedBy() {
        return super.skippedBy()
                .or(() -> SkipRules.testsSkippedBy(session.getUserProperties(), project.getProperties()));
    }

    @Override
    final Access access(Inputs inputs) {
        var access = new Access(
                azureCredentials(inputs),
                Kubeconfigs.management(managementKubeconfigFile),
                Optional.ofNullable(managementContext),
                network(inputs));
        if (access.azureCredentials().isGiven()) { // why it is not given is told already
            inputs.addAll(access.azureProblems());
        }
        inputs.addAll(access.managementProblems());
        return access;
    }

    final ClusterKey key() {
        return new ClusterKey(namespace, Inputs.orEmpty(clusterName));
    }

    final DestroyClusterRequest destroyRequest(Inputs inputs) {
        return new DestroyClusterRequest(key(), build().owner(), gracePeriod(inputs));
    }

    final Duration gracePeriod(Inputs inputs) {
        return inputs.duration(CLUSTER_GRACE_PERIOD, clusterGracePeriod);
    }

    final BuildIdentity build() {
        var directory = session.getExecutionRootDirectory();
        var name = project.getFile() == null ? directory : project.getGroupId() + ":" + project.getArtifactId();
        var build = BuildIdentity.of(System.getenv(), () -> BuildIdentity.local(name, directory));
        return owner == null ? build : build.withOwner(owner);
    }

    final SessionClusters sessionClusters() {
        return new SessionClusters(session.getRepositorySession().getData());
    }

    /** Under which name the session knows the cluster: two management clusters may have one of the same name. */
    final String inSession() {
        return key() + " of " + Kubeconfigs.management(managementKubeconfigFile).origin() + " "
                + Inputs.orEmpty(managementContext);
    }

    /** The command that destroys the cluster when the build could not. */
    final String finishingCommand() {
        return new Command(words(), Operation.DESTROY_CLUSTER)
                .with(CLUSTER_NAME, clusterName)
                .with(NAMESPACE, namespace)
                .with(OWNER, build().owner())
                .with(MANAGEMENT_KUBECONFIG_FILE, managementKubeconfigFile)
                .with(MANAGEMENT_CONTEXT, managementContext)
                .with(AZURE_CREDENTIALS_FILE, azureCredentialsFile)
                .with(AZURE_SERVER_ID, azureServerId)
                .with(HTTPS_PROXY, httpsProxy)
                .with(CA_BUNDLE_FILE, caBundleFile)
                .toString();
    }
}
