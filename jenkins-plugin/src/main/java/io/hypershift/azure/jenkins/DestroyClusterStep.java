package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.plan.Cancellation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftDestroyCluster(clusterName: ...)}: takes a cluster away with all that is its own in Azure. */
public final class DestroyClusterStep extends ClusterStep implements DryRun {
    static final String NAME = "hypershiftDestroyCluster";

    private static final long serialVersionUID = 1L;

    private final String clusterName;
    private @Nullable String confirm;
    private boolean dryRun;

    @DataBoundConstructor
    public DestroyClusterStep(@Nullable String clusterName) {
        this.clusterName = Arguments.or(clusterName, "");
    }

    @Override
    public String getClusterName() {
        return clusterName;
    }

    public @Nullable String getConfirm() {
        return confirm;
    }

    @DataBoundSetter
    public void setConfirm(@Nullable String infraId) {
        confirm = Arguments.orNull(infraId);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    Optional<String> confirmed() {
        return Optional.ofNullable(confirm);
    }

    @Override
    public StepExecution start(StepContext context) {
        return dryRun ? new DryRunExecution(context, NAME, this) : new DestroyClusterExecution(context, this);
    }

    @Override
    public String tell(StepWork work, Cancellation cancellation) {
        var inputs = work.inputs();
        var access = access(inputs);
        var request = destroyRequest(inputs, work.build());
        inputs.throwIfAny();
        boolean found =
                work.with(access, hypershift -> hypershift.clusters().dryRun().destroy(request, cancellation));
        return "cluster " + clusterName
                + (found ? ": nothing was removed, this is a dry run" : ": there is nothing of it");
    }

    /** All that it was given to destroy a cluster, by argument. */
    Map<String, String> arguments() {
        var arguments = new TreeMap<String, String>();
        put(arguments, "clusterName", getClusterName());
        put(arguments, "namespace", getNamespace());
        put(arguments, "owner", getOwner());
        put(arguments, "azureCredentialsId", getAzureCredentialsId());
        if (!getCloud().equals(AzureCloud.PUBLIC.id())) { // the usual one needs no word in a command to paste
            put(arguments, "cloud", getCloud());
        }
        put(arguments, "clusterGracePeriod", getClusterGracePeriod());
        put(arguments, "confirm", confirm);
        put(arguments, "managementKubeconfigCredentialsId", getManagementKubeconfigCredentialsId());
        put(arguments, "managementContext", getManagementContext());
        put(arguments, "httpsProxy", getHttpsProxy());
        put(arguments, "caBundleCredentialsId", getCaBundleCredentialsId());
        return arguments;
    }

    static DestroyClusterStep of(Map<String, String> arguments) {
        var step = new DestroyClusterStep(arguments.get("clusterName"));
        step.setNamespace(arguments.get("namespace"));
        step.setOwner(arguments.get("owner"));
        step.setAzureCredentialsId(arguments.get("azureCredentialsId"));
        step.setCloud(arguments.get("cloud"));
        step.setClusterGracePeriod(arguments.get("clusterGracePeriod"));
        step.setConfirm(arguments.get("confirm"));
        step.setManagementKubeconfigCredentialsId(arguments.get("managementKubeconfigCredentialsId"));
        step.setManagementContext(arguments.get("managementContext"));
        step.setHttpsProxy(arguments.get("httpsProxy"));
        step.setCaBundleCredentialsId(arguments.get("caBundleCredentialsId"));
        return step;
    }

    /** As it stands in a Jenkinsfile. */
    String call() {
        return arguments().entrySet().stream()
                .map(it -> it.getKey() + ": '"
                        + it.getValue().replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", ", NAME + "(", ")"));
    }

    private static void put(Map<String, String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
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
            return "Destroy a hosted cluster";
        }
    }
}
