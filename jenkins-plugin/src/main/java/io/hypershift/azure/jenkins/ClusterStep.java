package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that makes a cluster or takes it away. */
public abstract class ClusterStep extends AzureStep {
    static final String NAMESPACE = "clusters";

    private static final long serialVersionUID = 1L;

    private String namespace = NAMESPACE;
    private @Nullable String owner;

    /** The cluster's name; empty when it has none. */
    public abstract String getClusterName();

    public final String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public final void setNamespace(@Nullable String namespace) {
        this.namespace = Arguments.or(namespace, NAMESPACE);
    }

    public final @Nullable String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public final void setOwner(@Nullable String owner) {
        this.owner = Arguments.orNull(owner);
    }

    final ClusterKey key() {
        return new ClusterKey(namespace, getClusterName());
    }

    /** The infra ID of a cluster that others made and that is to go all the same. */
    Optional<String> confirmed() {
        return Optional.empty();
    }

    final DestroyClusterRequest destroyRequest(StepInputs inputs, BuildIdentity build) {
        var request = new DestroyClusterRequest(
                key(),
                Arguments.or(owner, build.owner()),
                inputs.duration(CLUSTER_GRACE_PERIOD, getClusterGracePeriod()),
                confirmed());
        inputs.addAll(request.validate());
        return request;
    }

    /** The step that destroys the cluster, whoever runs it. */
    final DestroyClusterStep destroyStep(BuildIdentity build) {
        var destroy = new DestroyClusterStep(getClusterName());
        destroy.setNamespace(namespace);
        destroy.setOwner(Arguments.or(owner, build.owner()));
        destroy.setAzureCredentialsId(getAzureCredentialsId());
        destroy.setCloud(getCloud());
        destroy.setClusterGracePeriod(getClusterGracePeriod());
        destroy.setManagementKubeconfigCredentialsId(getManagementKubeconfigCredentialsId());
        destroy.setManagementContext(getManagementContext());
        destroy.setHttpsProxy(getHttpsProxy());
        destroy.setCaBundleCredentialsId(getCaBundleCredentialsId());
        return destroy;
    }
}
