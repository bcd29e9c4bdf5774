package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TTL;

import hudson.Extension;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ExtendClusterRequest;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftExtendCluster(clusterName: ...)}: lets a cluster live longer. It returns until when. */
public final class ExtendClusterStep extends ManagementStep {
    static final String NAME = "hypershiftExtendCluster";

    private static final long serialVersionUID = 1L;

    private final String clusterName;
    private String namespace = ClusterStep.NAMESPACE;
    private @Nullable String owner;
    private String ttl = CreateStep.TTL;
    private boolean dryRun;

    @DataBoundConstructor
    public ExtendClusterStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public String getClusterName() {
        return clusterName;
    }

    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(@Nullable String namespace) {
        this.namespace = Arguments.or(namespace, ClusterStep.NAMESPACE);
    }

    public @Nullable String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(@Nullable String owner) {
        this.owner = Arguments.orNull(owner);
    }

    public String getTtl() {
        return ttl;
    }

    @DataBoundSetter
    public void setTtl(@Nullable String ttl) {
        this.ttl = Arguments.or(ttl, CreateStep.TTL);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    ExtendClusterRequest request(StepInputs inputs, BuildIdentity build) {
        var request = new ExtendClusterRequest(
                new ClusterKey(namespace, clusterName), Arguments.or(owner, build.owner()), inputs.duration(TTL, ttl));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ExtendClusterExecution(context, this);
    }

    /** What Jenkins is told of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptorBase {
        @Override
        public String getFunctionName() {
            return NAME;
        }

        @Override
        public String getDisplayName() {
            return "Let a hosted cluster live longer";
        }
    }
}
