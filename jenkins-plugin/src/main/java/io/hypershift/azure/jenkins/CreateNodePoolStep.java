package io.hypershift.azure.jenkins;

import hudson.Extension;
import io.hypershift.azure.cluster.NodePoolOptions;
import io.hypershift.azure.nodepool.CreateNodePoolRequest;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftCreateNodePool(clusterName: ..., nodePoolName: ...)}: gives a cluster one more node pool. */
public final class CreateNodePoolStep extends NodePoolStep {
    static final String NAME = "hypershiftCreateNodePool";

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public @Nullable Integer nodePoolReplicas;

    @DataBoundSetter
    public @Nullable Integer autoScalingMin;

    @DataBoundSetter
    public @Nullable Integer autoScalingMax;

    @DataBoundSetter
    public String availabilityZone = "";

    @DataBoundSetter
    public String nodepoolSubnetId = "";

    @DataBoundSetter
    public String releaseImage = "";

    @DataBoundSetter
    public String instanceType = "";

    @DataBoundSetter
    public int rootDiskSize = 120;

    @DataBoundSetter
    public String arch = "amd64";

    @DataBoundSetter
    public String diskStorageAccountType = "Premium_LRS";

    @DataBoundSetter
    public String diskEncryptionSetId = "";

    @DataBoundSetter
    public boolean enableEphemeralDisk;

    @DataBoundSetter
    public String encryptionAtHost = "";

    @DataBoundSetter
    public String diagnosticsStorageAccountType = "";

    @DataBoundSetter
    public String diagnosticsStorageAccountUri = "";

    @DataBoundSetter
    public String imageGeneration = "";

    @DataBoundSetter
    public String marketplacePublisher = "";

    @DataBoundSetter
    public String marketplaceOffer = "";

    @DataBoundSetter
    public String marketplaceSku = "";

    @DataBoundSetter
    public String marketplaceVersion = "";

    @DataBoundSetter
    public String nodeUpgradeType = "Replace";

    @DataBoundSetter
    public boolean autoRepair;

    @DataBoundSetter
    public String operatorNamespace = InstallOperatorRequest.NAMESPACE;

    @DataBoundConstructor
    public CreateNodePoolStep(@Nullable String clusterName) {
        super(clusterName);
    }

    CreateNodePoolRequest request(StepInputs inputs) {
        var size = PoolSize.given(
                Optional.ofNullable(nodePoolReplicas),
                Optional.ofNullable(autoScalingMin),
                Optional.ofNullable(autoScalingMax));
        var request = new CreateNodePoolRequest(
                pool(),
                size,
                DeclaredOptions.of(this, NodePoolOptions.OF_MORE),
                Arguments.or(operatorNamespace, InstallOperatorRequest.NAMESPACE));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return dryRun ? new DryRunExecution(context, NAME, this) : new CreateNodePoolExecution(context, this);
    }

    @Override
    public String tell(StepWork work, Cancellation cancellation) {
        var inputs = work.inputs();
        var access = access(inputs);
        var request = request(inputs);
        inputs.throwIfAny();
        work.with(access, hypershift -> {
            hypershift.nodePools().beginCreate(request, true, cancellation);
            return true;
        });
        return "node pool " + request.pool().name() + ": nothing was made, this is a dry run";
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
            return "Give a hosted cluster one more node pool";
        }
    }
}
