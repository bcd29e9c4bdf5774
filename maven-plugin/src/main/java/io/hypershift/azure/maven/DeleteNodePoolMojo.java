package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.nodepool.DeleteNodePoolRequest;
import io.hypershift.azure.plan.Cancellation;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Deletes a node pool of a cluster with its machines, and waits until it is gone. */
@Mojo(name = "delete-nodepool", requiresProject = false, threadSafe = true)
public final class DeleteNodePoolMojo extends NodePoolMojo {
    /** How long all of it may take. */
    @Parameter(property = "hypershift.timeout", defaultValue = "30m")
    String timeout;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new DeleteNodePoolRequest(namedPool());
        inputs.addAll(request.validate());
        var limit = inputs.duration(TIMEOUT, timeout);
        return hypershift -> {
            var pools = hypershift.nodePools();
            var found = dryRun
                    ? pools.rehearseDelete(request, new Cancellation())
                    : pools.delete(request, limit, new Cancellation());
            getLog().info("node pool " + request.pool().name() + told(found));
        };
    }

    private String told(boolean found) {
        if (!found) {
            return ": there is none";
        }
        return dryRun ? ": nothing was removed, this is a dry run" : ": deleted";
    }
}
