package io.hypershift.azure.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kubeconfig that has been written.
 *
 * @param clusters those in it, the one of the current context first
 * @param file where it is
 * @param cluster the cluster, where one was asked for
 * @param consoleUrl where its web console is
 * @param forward the way to it through the management cluster, which whoever asked for it closes
 */
public record CreatedKubeconfig(
        List<ClusterKey> clusters,
        Path file,
        Optional<HostedCluster> cluster,
        Optional<String> consoleUrl,
        Optional<ApiForward> forward) {
    public CreatedKubeconfig {
        clusters = List.copyOf(clusters);
    }
}
