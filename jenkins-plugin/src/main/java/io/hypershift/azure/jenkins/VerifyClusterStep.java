package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.cluster.ClusterKey;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftVerifyCluster(clusterName: ...)}: looks whether a cluster is well, as a table in the log. It returns name, result,
 * found and remedy of each check.
 */
public final class VerifyClusterStep extends ManagementStep {
    static final String NAME = "hypershiftVerifyCluster";

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public String namespace = ClusterStep.NAMESPACE;

    private final String clusterName;

    @DataBoundConstructor
    public VerifyClusterStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public String getClusterName() {
        return clusterName;
    }

    ClusterKey key(StepInputs inputs) {
        var key = new ClusterKey(Arguments.or(namespace, ClusterStep.NAMESPACE), clusterName);
        inputs.addAll(key.validate());
        return key;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyClusterExecution(context, this);
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
            return "Check a hosted cluster";
        }
    }
}
