package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that makes a cluster or takes it away. */
public abstract class ClusterStep extends ManagementStep {
    static final String NAMESPACE = "clusters";
    static final String GRACE_PERIOD = "10m";

    private static final long serialVersionUID = 1L;

    private final String clusterName;
    private String namespace = NAMESPACE;
    private @Nullable String owner;
    private @Nullable String azureCredentialsId;
    private String clusterGracePeriod = GRACE_PERIOD;

    ClusterStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public final String getClusterName() {
        return clusterName;
    }

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

    public final @Nullable String getAzureCredentialsId() {
        return azureCredentialsId;
    }

    @DataBoundSetter
    public final void setAzureCredentialsId(@Nullable String id) {
        azureCredentialsId = Arguments.orNull(id);
    }

    public final String getClusterGracePeriod() {
        return clusterGracePeriod;
    }

    @DataBoundSetter
    public final void setClusterGracePeriod(@Nullable String period) {
        clusterGracePeriod = Arguments.or(period, GRACE_PERIOD);
    }

    final ClusterKey key() {
        return new ClusterKey(namespace, clusterName);
    }

    @Override
    final Access access(StepInputs inputs) {
        return inputs.access(this, inputs.azure(azureCredentialsId));
    }

    final DestroyClusterRequest destroyRequest(StepInputs inputs, BuildIdentity build) {
        var request = new DestroyClusterRequest(
                key(), Arguments.or(owner, build.owner()), inputs.duration(CLUSTER_GRACE_PERIOD, clusterGracePeriod));
        inputs.addAll(request.validate());
        return request;
    }

    /** The step that destroys the cluster, whoever runs it. */
    final DestroyClusterStep destroyStep(BuildIdentity build) {
        var destroy = new DestroyClusterStep(clusterName);
        destroy.setNamespace(namespace);
        destroy.setOwner(Arguments.or(owner, build.owner()));
        destroy.setAzureCredentialsId(azureCredentialsId);
        destroy.setClusterGracePeriod(clusterGracePeriod);
        destroy.setManagementKubeconfigCredentialsId(getManagementKubeconfigCredentialsId());
        destroy.setManagementContext(getManagementContext());
        destroy.setHttpsProxy(getHttpsProxy());
        destroy.setCaBundleCredentialsId(getCaBundleCredentialsId());
        return destroy;
    }
}
