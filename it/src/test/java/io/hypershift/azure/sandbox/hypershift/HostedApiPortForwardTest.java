package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.Programs.Match;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hosted cluster's API server is reached through its pods on the management cluster. */
@Timeout(120)
class HostedApiPortForwardTest {
    private static final String NAMESPACE = "clusters-reached";

    static LoneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LoneCluster.start();
        cluster.ground().installOperator();
        var manifests = LoneHostedCluster.manifests("reached");
        cluster.apply(manifests.secrets(Foundation.anotherKey()));
        cluster.apply(manifests.hostedCluster());
        eventually(() -> assertThat(cluster.ground().conditions("HostedCluster", "reached"))
                .containsEntry("KubeAPIServerAvailable", "True"));
        eventually(() -> assertThat(cluster.client()
                        .secrets()
                        .inNamespace("clusters")
                        .withName("reached-admin-kubeconfig")
                        .get())
                .isNotNull());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void a_client_of_the_forwarded_port_is_a_client_of_the_hosted_cluster() throws IOException {
        var pod = apiServers().get(0);
        try (var forward = cluster.client().pods().resource(pod).portForward(6443)) {
            var config = Config.fromKubeconfig(kubeconfig());
            config.setMasterUrl("https://localhost:" + forward.getLocalPort());
            try (var hosted = new KubernetesClientBuilder().withConfig(config).build()) {
                hosted.resource(new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("by-port-forward")
                                .endMetadata()
                                .build())
                        .create();
            }
        }

        try (var direct = cluster.ground().hosted("reached")) {
            assertThat(direct.namespaces().withName("by-port-forward").get()).isNotNull();
        }
    }

    @Test
    void only_the_port_of_the_api_server_leads_there() throws IOException {
        var pod = apiServers().get(0);
        try (var forward = cluster.client().pods().resource(pod).portForward(8090);
                var socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort())) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            eventually(() -> assertThat(forward.getServerThrowables()).isNotEmpty());
        }
    }

    @Test
    void a_container_that_does_something_else_does_not_listen() throws IOException {
        cluster.server().programs().tell(new Match("", "kube-apiserver"), new Hangs(""));
        cluster.client().pods().resource(apiServers().get(0)).delete();
        try {
            eventually(() -> assertThat(apiServers())
                    .singleElement()
                    .extracting(it -> it.getStatus().getPhase())
                    .isEqualTo("Running"));
            try (var forward = cluster.client()
                            .pods()
                            .resource(apiServers().get(0))
                            .portForward(6443);
                    var socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort())) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            cluster.server().programs().clear();
        }
        eventually(() -> assertThat(cluster.ground().conditions("HostedCluster", "reached"))
                .containsEntry("KubeAPIServerAvailable", "True"));
    }

    private static List<Pod> apiServers() {
        return cluster.client()
                .pods()
                .inNamespace(NAMESPACE)
                .withLabel("app", "kube-apiserver")
                .list()
                .getItems();
    }

    private static String kubeconfig() {
        var secret = cluster.client()
                .secrets()
                .inNamespace("clusters")
                .withName("reached-admin-kubeconfig")
                .require();
        return new String(Base64.getDecoder().decode(secret.getData().get("kubeconfig")), StandardCharsets.UTF_8);
    }
}
