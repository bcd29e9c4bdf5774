package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.upgrade.UpgradeRequest;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftUpgradeCluster(clusterName: ..., releaseImage: ...)}: upgrades the control plane, then the node pools. */
public final class UpgradeClusterStep extends ManagementStep implements DryRun {
    static final String NAME = "hypershiftUpgradeCluster";
    static final String LIMIT = "3h";

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";

    @DataBoundSetter
    public String namespace = ClusterStep.NAMESPACE;

    @DataBoundSetter
    public String releaseImage = "";

    @DataBoundSetter
    public String upgradeScope = ALL;

    @DataBoundSetter
    public String nodePoolNames = "";

    @DataBoundSetter
    public boolean forceUpgrade;

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundSetter
    public String timeout = LIMIT;

    @DataBoundSetter
    public boolean dryRun;

    private final String clusterName;

    @DataBoundConstructor
    public UpgradeClusterStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public String getClusterName() {
        return clusterName;
    }

    UpgradeRequest request(StepInputs inputs) {
        var request = new UpgradeRequest(
                new ClusterKey(Arguments.or(namespace, ClusterStep.NAMESPACE), clusterName),
                Arguments.or(releaseImage, ""),
                inputs.upgradeScope(Arguments.or(upgradeScope, ALL)),
                UpgradeRequest.names(Arguments.or(nodePoolNames, "")),
                forceUpgrade,
                Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return dryRun ? new DryRunExecution(context, NAME, this) : new UpgradeClusterExecution(context, this);
    }

    @Override
    public String tell(StepWork work, Cancellation cancellation) {
        var inputs = work.inputs();
        var access = access(inputs);
        var request = request(inputs);
        inputs.throwIfAny();
        work.with(access, hypershift -> {
            hypershift.upgrades().rehearse(request, cancellation);
            return true;
        });
        return "cluster " + clusterName + ": nothing was changed, this is a dry run";
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
            return "Upgrade a hosted cluster";
        }
    }
}
