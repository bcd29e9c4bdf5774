package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureCloud;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step can be given that works in Azure, and takes clusters away there. */
public abstract class AzureStep extends ManagementStep {
    static final String GRACE_PERIOD = "10m";

    static final String CLOUD = AzureCloud.PUBLIC.id();

    private static final long serialVersionUID = 1L;

    private @Nullable String azureCredentialsId;
    private String cloud = CLOUD;
    private String clusterGracePeriod = GRACE_PERIOD;

    public final @Nullable String getAzureCredentialsId() {
        return azureCredentialsId;
    }

    @DataBoundSetter
    public final void setAzureCredentialsId(@Nullable String id) {
        azureCredentialsId = Arguments.orNull(id);
    }

    public final String getCloud() {
        return Arguments.or(cloud, CLOUD);
    }

    @DataBoundSetter
    public final void setCloud(@Nullable String cloud) {
        this.cloud = Arguments.or(cloud, CLOUD);
    }

    public final String getClusterGracePeriod() {
        return clusterGracePeriod;
    }

    @DataBoundSetter
    public final void setClusterGracePeriod(@Nullable String period) {
        clusterGracePeriod = Arguments.or(period, GRACE_PERIOD);
    }

    @Override
    final Access access(StepInputs inputs) {
        return inputs.access(this, inputs.azure(azureCredentialsId, getCloud()), dnsServers(inputs));
    }

    /** The DNS servers to ask; those of Jenkins where there are none. */
    List<String> dnsServers(StepInputs inputs) {
        return List.of();
    }
}
