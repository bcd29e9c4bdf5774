package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Gives a node pool another number of nodes, or lets the cluster's autoscaler find it between two bounds, and waits until its nodes
 * are Ready. What will not pass by itself, such as a release image that cannot be pulled, ends the wait early.
 */
@Mojo(name = "scale-nodepool", requiresProject = false, threadSafe = true)
public final class ScaleNodePoolMojo extends NodePoolMojo {
    /** How many nodes the pool is to have. It ends autoscaling. */
    @Parameter(property = "hypershift.nodePoolReplicas")
    @Nullable Integer nodePoolReplicas;

    /** The least number of nodes that the autoscaler leaves. 0 needs an operator that was installed to scale from zero. */
    @Parameter(property = "hypershift.autoScalingMin")
    @Nullable Integer autoScalingMin;

    /** The greatest number of nodes that the autoscaler makes. */
    @Parameter(property = "hypershift.autoScalingMax")
    @Nullable Integer autoScalingMax;

    /** The operator's namespace. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /** How long all of it may take. */
    @Parameter(property = "hypershift.timeout", defaultValue = "30m")
    String timeout;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var size = new PoolSize(
                Optional.ofNullable(nodePoolReplicas),
                Optional.ofNullable(autoScalingMin),
                Optional.ofNullable(autoScalingMax));
        var request = new ScaleNodePoolRequest(pool(), size, operatorNamespace);
        inputs.addAll(request.validate());
        var limit = inputs.duration(TIMEOUT, timeout);
        var subject = "node pool " + request.pool().name() + ": ";
        if (dryRun) {
            return hypershift -> {
                hypershift.nodePools().beginScale(request, true, new Cancellation());
                getLog().info(subject + "nothing was changed, this is a dry run");
            };
        }
        return hypershift -> {
            var pool = hypershift.nodePools().scale(request, limit, new Cancellation());
            getLog().info(subject + pool.summary());
        };
    }
}
