package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;

import hudson.Extension;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.jenkins.work.DiagnosisFiles;
import io.hypershift.azure.operator.InstallOperatorRequest;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftDiagnoseCluster(clusterName: ...)}: finds out why a cluster is not well, whoever made it, and archives the report
 * with the build. It returns code, certainty, title, cause, remedy and link of each finding.
 */
public final class DiagnoseClusterStep extends ManagementStep {
    static final String NAME = "hypershiftDiagnoseCluster";

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public String namespace = ClusterStep.NAMESPACE;

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundSetter
    public String azureCredentialsId = "";

    @DataBoundSetter
    public String cloud = AzureStep.CLOUD;

    @DataBoundSetter
    public String dnsServers = "";

    @DataBoundSetter
    public String junitFile = "";

    private final String clusterName;

    @DataBoundConstructor
    public DiagnoseClusterStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    public String getClusterName() {
        return clusterName;
    }

    /** The management cluster tells much also to one who is not let into Azure: why he is not is but a warning. */
    Access access(StepInputs inputs, StepWork work) {
        return inputs.accessWithAzureIfAny(
                this,
                Arguments.orNull(azureCredentialsId),
                Arguments.or(cloud, AzureStep.CLOUD),
                inputs.servers(DNS_SERVERS, Arguments.orNull(dnsServers)),
                why -> work.tell(List.of("WARNING: " + NAME + " goes on without Azure: " + why)));
    }

    StepDiagnosis diagnosis(StepInputs inputs, StepWork work) {
        var key = new ClusterKey(Arguments.or(namespace, ClusterStep.NAMESPACE), clusterName);
        inputs.addAll(key.validate());
        return new StepDiagnosis(
                work,
                new DiagnosisFiles(work.directory(), key),
                Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE),
                Arguments.orNull(junitFile));
    }

    @Override
    public StepExecution start(StepContext context) {
        return new DiagnoseClusterExecution(context, this);
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
            return "Find out why a hosted cluster is not well";
        }
    }
}
