package io.hypershift.azure.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The administrator's kubeconfig of a cluster, from the Secret that its HostedCluster names. */
record KubeconfigFile(KubeApi management) {

    HostedCluster write(ClusterKey key, Path file, Duration took) {
        var hostedCluster = management.get(HostedClusterManifest.ref(key));
        var kubeconfig = read(key, hostedCluster);
        try {
            PrivateFile.write(file, kubeconfig);
        } catch (IOException e) {
            throw new HyperShiftException(Problem.of("file", "cannot write {}: {}", file, e.toString()), e);
        }
        return new HostedCluster(
                key.name(), key.namespace(), hostedCluster.text("spec", "infraID"), server(kubeconfig), file, took);
    }

    private String read(ClusterKey key, Manifest hostedCluster) {
        var secret = hostedCluster.text("status", "kubeconfig", "name");
        if (secret.isEmpty()) {
            throw new HyperShiftException(Problem.of("no-kubeconfig", "cluster {} has no kubeconfig yet", key)
                    .because(
                            "HyperShift names it once the API server is up: {}",
                            new ClusterLook(management).at(key).stuckAt())
                    .remedy("Wait until the cluster is Available."));
        }
        var data = management.get(Ref.core("Secret", key.namespace(), secret)).text("data", "kubeconfig");
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    private static String server(String kubeconfig) {
        try {
            return Manifests.parse(kubeconfig)
                    .get(0)
                    .list("clusters")
                    .get(0)
                    .at("/cluster/server")
                    .asText("");
        } catch (JsonProcessingException e) {
            throw new HyperShiftException(Problem.of("kubeconfig", "the cluster's kubeconfig is no YAML"), e);
        }
    }
}
