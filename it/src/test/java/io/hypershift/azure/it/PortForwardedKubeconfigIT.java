package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hypershift.azure.cluster.CreateKubeconfigRequest;
import io.hypershift.azure.sandbox.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster's API server is reached through the management cluster, as long as somebody keeps the way open. */
class PortForwardedKubeconfigIT {
    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("port-forward", Latency.NONE);
        product.create("pr-1", Duration.ofMinutes(2));
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void the_kubeconfig_leads_to_the_cluster_until_the_way_is_closed() {
        var file = product.directory().resolve("out").resolve("forwarded.kubeconfig");
        var created = product.hypershift()
                .kubeconfigs()
                .create(new CreateKubeconfigRequest(
                        Optional.of("pr-1"), "clusters", false, file, Optional.empty(), true));

        try (var forward = created.forward().orElseThrow()) {
            assertThat(forward.kubeconfig().apiUrl()).startsWith("https://localhost:");
            assertThat(nodes(file)).isEqualTo(2);
            assertThat(nodes(file)).as("a second connection").isEqualTo(2);
        }
        assertThatThrownBy(() -> nodes(file)).isInstanceOf(KubernetesClientException.class);
    }

    private static int nodes(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestRetryBackoffLimit(0);
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.nodes().list().getItems().size();
        }
    }
}
