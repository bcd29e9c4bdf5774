package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.VerifyOperatorRequest;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftVerifyOperator(...)}: checks that the operator is as clusters need it, as a table in the log. It returns name,
 * result, found and remedy of each check.
 */
public final class VerifyOperatorStep extends ManagementStep {
    static final String NAME = "hypershiftVerifyOperator";

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundSetter
    public String endpointAccess = VerifyOperatorRequest.PUBLIC;

    @DataBoundSetter
    public String externalDnsDomain = "";

    @DataBoundConstructor
    public VerifyOperatorStep() {}

    VerifyOperatorRequest request(StepInputs inputs) {
        var request = new VerifyOperatorRequest(
                Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE),
                Arguments.or(endpointAccess, VerifyOperatorRequest.PUBLIC),
                Arguments.optional(externalDnsDomain));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new VerifyOperatorExecution(context, this);
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
            return "Check the HyperShift operator";
        }
    }
}
