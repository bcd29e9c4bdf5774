package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ApiForward;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateKubeconfigRequest;
import io.hypershift.azure.cluster.CreatedKubeconfig;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the kubeconfig of a cluster that is there, and exports the same properties as create-cluster, and the web console's URL as
 * <code>hypershift.cluster.consoleUrl</code>. Without a name, it merges those of all clusters of the namespace, each with a context
 * <code>{namespace}-{name}</code>.
 */
@Mojo(name = "create-kubeconfig", requiresProject = false, threadSafe = true)
public final class CreateKubeconfigMojo extends ManagementMojo {
    /** The cluster's name. Without it, all clusters of the namespace that have a kubeconfig, in one file. */
    @Parameter(property = "hypershift.clusterName")
    @Nullable String clusterName;

    /** The namespace of the hosted clusters on the management cluster. */
    @Parameter(property = "hypershift.namespace", defaultValue = "clusters")
    String namespace;

    /**
     * The file to write. Without it, <code>{clusterName}.kubeconfig</code> where create-cluster puts it, and for all clusters
     * <code>{namespace}.kubeconfig</code>.
     */
    @Parameter(property = "hypershift.kubeconfigFile")
    @Nullable File kubeconfigFile;

    /** Takes the kubeconfig by the API server's own DNS name, which a cluster has whose spec names one (kubeAPIServerDNSName). */
    @Parameter(property = "hypershift.customKubeconfig", defaultValue = "false")
    boolean customKubeconfig;

    /** A file for the password of <code>kubeadmin</code>, who may sign in to the web console. Without it, none is written. */
    @Parameter(property = "hypershift.kubeadminPasswordFile")
    @Nullable File kubeadminPasswordFile;

    /**
     * Reaches the API server through the management cluster, as private clusters want it: a port of 127.0.0.1 leads to it until the
     * Maven session ends, and the kubeconfig names that port.
     */
    @Parameter(property = "hypershift.portForward", defaultValue = "false")
    boolean portForward;

    /** Only tells whether the file would be written; no property is exported. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var name = Optional.ofNullable(clusterName);
        var file = kubeconfigFile == null
                ? output(null).resolve(name.orElse(namespace) + ".kubeconfig")
                : kubeconfigFile.toPath();
        var request = new CreateKubeconfigRequest(
                name,
                namespace,
                customKubeconfig,
                file,
                Optional.ofNullable(kubeadminPasswordFile).map(File::toPath),
                portForward);
        inputs.addAll(request.validate());
        if (dryRun) {
            return hypershift -> {
                hypershift.kubeconfigs().rehearse(request);
                getLog().info(subject(name) + ": nothing was written, this is a dry run");
            };
        }
        return hypershift -> export(hypershift.kubeconfigs().create(request), name);
    }

    private void export(CreatedKubeconfig created, Optional<String> name) {
        created.forward().ifPresent(it -> keep(created, it));
        created.cluster().ifPresent(it -> ClusterProperties.export(it, project));
        created.consoleUrl().ifPresent(it -> ClusterProperties.exportConsole(it, project));
        getLog().info(subject(name) + ": kubeconfig " + created.file());
        if (name.isEmpty()) {
            getLog().info(subject(name) + ": in it "
                    + created.clusters().stream().map(ClusterKey::name).collect(Collectors.joining(", ")));
        }
        created.consoleUrl().ifPresent(it -> getLog().info(subject(name) + ": web console " + it));
    }

    private void keep(CreatedKubeconfig created, ApiForward forward) {
        try {
            new SessionForwards(session.getRepositorySession().getData())
                    .keep(created.file().toAbsolutePath().toString(), forward);
        } catch (Exception e) {
            getLog().warn("the port forwarded before could not be closed: " + e);
        }
    }

    private String subject(Optional<String> name) {
        return name.map(it -> "cluster " + it).orElse("clusters of " + namespace);
    }
}
