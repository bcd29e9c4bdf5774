package io.hypershift.azure.jenkins;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.hypershift.azure.cluster.ClusterKey;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code withHostedClusterKubeconfig { }}: the kubeconfig of a cluster that is there, for as long as the body runs. What it is
 * not given, the {@code withHostedCluster} around it knows.
 */
public final class WithHostedClusterKubeconfigStep extends ManagementStep {
    static final String NAME = "withHostedClusterKubeconfig";

    private static final long serialVersionUID = 1L;

    private @Nullable String clusterName;
    private @Nullable String namespace;
    private boolean customKubeconfig;
    private boolean portForward;

    @DataBoundConstructor
    public WithHostedClusterKubeconfigStep() {}

    public @Nullable String getClusterName() {
        return clusterName;
    }

    @DataBoundSetter
    public void setClusterName(@Nullable String clusterName) {
        this.clusterName = Arguments.orNull(clusterName);
    }

    public @Nullable String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(@Nullable String namespace) {
        this.namespace = Arguments.orNull(namespace);
    }

    public boolean isCustomKubeconfig() {
        return customKubeconfig;
    }

    @DataBoundSetter
    public void setCustomKubeconfig(boolean custom) {
        this.customKubeconfig = custom;
    }

    public boolean isPortForward() {
        return portForward;
    }

    @DataBoundSetter
    public void setPortForward(boolean portForward) {
        this.portForward = portForward;
    }

    ClusterKey key() {
        return new ClusterKey(Arguments.or(namespace, ClusterStep.NAMESPACE), Arguments.or(clusterName, ""));
    }

    /** The same with what it was not given taken from the step around it. */
    WithHostedClusterKubeconfigStep within(ClusterStep enclosing) {
        var step = new WithHostedClusterKubeconfigStep();
        step.setClusterName(Arguments.or(clusterName, enclosing.getClusterName()));
        step.setNamespace(Arguments.or(namespace, enclosing.getNamespace()));
        step.setCustomKubeconfig(customKubeconfig);
        step.setPortForward(portForward);
        step.setManagementKubeconfigCredentialsId(
                or(getManagementKubeconfigCredentialsId(), enclosing.getManagementKubeconfigCredentialsId()));
        step.setManagementContext(or(getManagementContext(), enclosing.getManagementContext()));
        step.setHttpsProxy(or(getHttpsProxy(), enclosing.getHttpsProxy()));
        step.setCaBundleCredentialsId(or(getCaBundleCredentialsId(), enclosing.getCaBundleCredentialsId()));
        return step;
    }

    private static @Nullable String or(@Nullable String given, @Nullable String otherwise) {
        return given == null ? otherwise : given;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new KubeconfigExecution(context, this);
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
            return "Run with the kubeconfig of a hosted cluster";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class);
        }
    }
}
