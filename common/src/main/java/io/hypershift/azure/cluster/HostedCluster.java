package io.hypershift.azure.cluster;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A hosted cluster that is ready for use.
 *
 * @param apiUrl the URL of its API server
 * @param kubeconfig the file that holds its administrator's kubeconfig
 * @param took from the request until its nodes were Ready
 */
public record HostedCluster(
        String name, String namespace, String infraId, String apiUrl, Path kubeconfig, Duration took) {

    HostedCluster after(Duration time) {
        return new HostedCluster(name, namespace, infraId, apiUrl, kubeconfig, time);
    }
}
