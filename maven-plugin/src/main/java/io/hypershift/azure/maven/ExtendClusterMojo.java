package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TTL;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ExtendClusterRequest;
import io.hypershift.azure.input.Inputs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lets a cluster live longer. It never shortens its life. */
@Mojo(name = "extend-cluster", requiresProject = false, threadSafe = true)
public final class ExtendClusterMojo extends ManagementMojo {
    /** The cluster's name. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /** Whose cluster it is, as <code>create-cluster</code> was told or found out by itself. */
    @Parameter(property = "hypershift.owner")
    @Nullable String owner;

    /** How long the cluster is to live from now on, as far as the owner of the management cluster allows it. */
    @Parameter(property = "hypershift.ttl", defaultValue = "4h")
    String ttl;

    /** Only tells what would be done. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new ExtendClusterRequest(
                new ClusterKey(namespace, Inputs.orEmpty(clusterName)),
                BuildIdentity.of(session, owner).owner(),
                inputs.duration(TTL, ttl));
        inputs.addAll(request.validate());
        return hypershift -> getLog().info("cluster " + request.key().name() + extended(hypershift, request));
    }

    private String extended(HyperShiftAzure hypershift, ExtendClusterRequest request) {
        return dryRun
                ? ": would live until " + hypershift.clusters().dryRun().extend(request)
                        + "; nothing was changed, this is a dry run"
                : ": lives until " + hypershift.clusters().lifetimes().extend(request);
    }
}
