package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import hudson.Extension;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.UninstallOperatorRequest;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftUninstallOperator(...)}: removes from the management cluster what the installation has made there. */
public final class UninstallOperatorStep extends ManagementStep {
    static final String NAME = "hypershiftUninstallOperator";

    private static final long serialVersionUID = 1L;
    private static final String LIMIT = "5m";

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundSetter
    public boolean deleteCrds;

    @DataBoundSetter
    public boolean dryRun;

    @DataBoundSetter
    public String timeout = LIMIT;

    @DataBoundConstructor
    public UninstallOperatorStep() {}

    UninstallOperatorRequest request(StepInputs inputs) {
        var request = new UninstallOperatorRequest(
                Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE),
                deleteCrds,
                inputs.duration(TIMEOUT, Arguments.or(timeout, LIMIT)));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new UninstallOperatorExecution(context, this);
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
            return "Remove the HyperShift operator";
        }
    }
}
