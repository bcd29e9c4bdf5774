package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the kubeconfig of a cluster that is there, and exports the same properties as create-cluster. */
@Mojo(name = "create-kubeconfig", requiresProject = false, threadSafe = true)
public final class CreateKubeconfigMojo extends ManagementMojo {
    /** The cluster's name. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /** The file to write. Without it, <code>{clusterName}.kubeconfig</code> where create-cluster puts it. */
    @Parameter(property = "hypershift.kubeconfigFile")
    @Nullable File kubeconfigFile;

    /** Only tells whether the file would be written; no property is exported. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var key = new ClusterKey(namespace, Inputs.orEmpty(clusterName));
        inputs.addAll(key.validate());
        var file = kubeconfigFile == null ? output(null).resolve(key.name() + ".kubeconfig") : kubeconfigFile.toPath();
        if (dryRun) {
            return hypershift -> {
                hypershift.clusters().dryRun().kubeconfig(key, file);
                getLog().info("cluster " + key.name() + ": nothing was written, this is a dry run");
            };
        }
        return hypershift -> {
            var cluster = hypershift.clusters().kubeconfig(key, file);
            ClusterProperties.export(cluster, project);
            getLog().info("cluster " + cluster.name() + ": kubeconfig " + cluster.kubeconfig());
        };
    }
}
