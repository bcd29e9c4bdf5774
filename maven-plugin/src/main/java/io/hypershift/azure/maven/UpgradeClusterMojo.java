package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.upgrade.UpgradeRequest;
import io.hypershift.azure.upgrade.UpgradeScope;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades a cluster: its control plane, then one node pool after the other, and waits for each. What forbids it is told all at once
 * before anything is written. It ends at the first failure; run again, it goes on from there.
 */
@Mojo(name = "upgrade-cluster", requiresProject = false, threadSafe = true)
public final class UpgradeClusterMojo extends ManagementMojo {
    /** The cluster's name. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /** The release to go to. Its tag must begin with its version, such as <code>4.21.3-multi</code>. */
    @Parameter(property = "hypershift.releaseImage")
    @Nullable String releaseImage;

    /**
     * What of the cluster is to be upgraded: <code>all</code>, <code>controlPlane</code> or <code>nodePools</code>. It is a scope
     * since the release is one and the same; a node pool never comes before its control plane.
     */
    @Parameter(property = "hypershift.upgradeScope", defaultValue = "all")
    String upgradeScope;

    /** The node pools to upgrade, with commas between them. Without it, all of the cluster's. */
    @Parameter(property = "hypershift.nodePoolNames")
    @Nullable String nodePoolNames;

    /**
     * Goes to another minor version though the cluster's operators say that it must not (<code>ClusterVersionUpgradeable</code> is
     * <code>False</code>). It forces exactly the given image.
     */
    @Parameter(property = "hypershift.forceUpgrade", defaultValue = "false")
    boolean forceUpgrade;

    /** The operator's namespace, where it publishes which releases it can run. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /** How long all of it may take. */
    @Parameter(property = "hypershift.timeout", defaultValue = "3h")
    String timeout;

    /** Only tells what would be done. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new UpgradeRequest(
                new ClusterKey(namespace, Inputs.orEmpty(clusterName)),
                Inputs.orEmpty(releaseImage),
                UpgradeScope.of(upgradeScope, inputs),
                UpgradeRequest.names(Inputs.orEmpty(nodePoolNames)),
                forceUpgrade,
                operatorNamespace);
        inputs.addAll(request.validate());
        var limit = inputs.duration(TIMEOUT, timeout);
        var subject = "cluster " + request.key().name();
        if (dryRun) {
            return hypershift -> {
                hypershift.upgrades().rehearse(request, new Cancellation());
                getLog().info(subject + ": nothing was changed, this is a dry run");
            };
        }
        return hypershift -> {
            var upgraded = hypershift.upgrades().upgrade(request, limit, new Cancellation());
            getLog().info(subject + ": upgraded to " + upgraded.version());
        };
    }
}
