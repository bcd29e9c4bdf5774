package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.plan.Cancellation;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a cluster is well: its conditions with what they mean, its release, its node pools, its control plane's pods, and,
 * where its API server is reached, its nodes and cluster operators. It changes nothing. What is wrong shows in a table with its
 * remedy and fails the goal; what could not be looked at, or is still on its way, is <code>UNKNOWN</code> and does not.
 */
@Mojo(name = "verify-cluster", requiresProject = false, threadSafe = true)
public final class VerifyClusterMojo extends ManagementMojo {
    /** The cluster's name. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var key = new ClusterKey(namespace, Inputs.orEmpty(clusterName));
        inputs.addAll(key.validate());
        return hypershift -> {
            var report = hypershift.health().verify(key, new Cancellation());
            var words = new WordsOnCluster(words(), key);
            CheckTable.lines(report, words).forEach(line -> getLog().info(redact(line)));
            if (!report.problems().isEmpty()) {
                getLog().info("The cause behind it is what " + words.operation(Operation.DIAGNOSE_CLUSTER)
                        + " looks for.");
            }
            report.orThrow();
        };
    }
}
