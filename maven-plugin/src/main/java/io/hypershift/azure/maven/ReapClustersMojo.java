package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.CLUSTER_GRACE_PERIOD;
import static io.hypershift.azure.failure.Parameter.PARALLELISM;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ReapRequest;
import io.hypershift.azure.cluster.ReapTable;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.plan.Cancellation;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes what nobody takes away any more: clusters whose lease has expired, what there is of clusters without a lease, and
 * role assignments of ours whose principal is gone. Without <code>dryRun=false</code> it only tells what that is. Clusters
 * that others made are never touched, nor is one that a process is at work on. The goal fails when something could not be
 * removed, so that whoever runs it now and then hears of it.
 */
@Mojo(name = "reap-clusters", requiresProject = false, threadSafe = true)
public final class ReapClustersMojo extends AzureAndManagementMojo {
    /** Only tells what would be removed. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "true")
    boolean dryRun;

    /** How long HyperShift gets to clean up each cluster by itself, before its resources are deleted anyway. */
    @Parameter(property = "hypershift.clusterGracePeriod", defaultValue = "10m")
    String clusterGracePeriod;

    /** How many clusters are removed at the same time. */
    @Parameter(property = "hypershift.parallelism", defaultValue = "8")
    String parallelism;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new ReapRequest(
                dryRun,
                inputs.duration(CLUSTER_GRACE_PERIOD, clusterGracePeriod),
                inputs.number(PARALLELISM, parallelism, ReapRequest.PARALLELISM));
        inputs.addAll(request.validate());
        return hypershift -> reap(hypershift, request);
    }

    private void reap(HyperShiftAzure hypershift, ReapRequest request) {
        var report = hypershift.clusters().reap(request, new Cancellation());
        ReapTable.lines(report, words()).forEach(line -> getLog().info(redact(line)));
        if (dryRun && !report.entries().isEmpty()) {
            getLog().info("nothing was removed: that takes -Dhypershift.dryRun=false");
        }
        report.orThrow();
    }
}
