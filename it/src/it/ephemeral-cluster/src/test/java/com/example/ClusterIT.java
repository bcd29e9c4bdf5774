package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import org.junit.jupiter.api.Test;

class ClusterIT {
    @Test
    void the_cluster_has_two_ready_nodes() {
        var kubeconfig = new File(System.getProperty("hypershift.cluster.kubeconfig"));
        try (var cluster = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build()) {
            var nodes = cluster.nodes().list().getItems();
            assertEquals(2, nodes.stream().filter(ClusterIT::isReady).count());
        }
    }

    private static boolean isReady(Node node) {
        return node.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }
}
