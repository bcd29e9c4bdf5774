package io.hypershift.azure.sandbox.hypershift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HyperShiftBehaviourTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static KubernetesServer server;
    static HyperShiftBehaviour behaviour;
    static ManagementGround management;
    static AzureGround azure;
    static Foundation foundation;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        server = KubernetesServer.start(sandbox.certificateAuthority());
        behaviour = HyperShiftBehaviour.start(server, sandbox.proxy(), sandbox.certificateAuthority(), Latency.NONE);
        azure = new AzureGround(sandbox);
        foundation = new Foundation(azure);
        management = new ManagementGround(server.kubeconfig());
        management.installOperator();
    }

    @AfterAll
    static void stop() {
        management.close();
        behaviour.close();
        server.close();
        sandbox.close();
    }

    @Test
    void hostedClusterComesUpScalesAndGoes() {
        var cluster = new HostedClusterManifests("pr-1", "pr-1-x7k2p", foundation);
        foundation.prepare("pr-1", "pr-1-x7k2p");
        management.apply(cluster.secrets(foundation.signingKey()));
        management.apply(cluster.hostedCluster());
        management.apply(cluster.nodePool(2));

        await("Available").atMost(PATIENCE).untilAsserted(() -> assertThat(management.conditions("HostedCluster", "pr-1"))
                .containsEntry("Available", "True")
                .containsEntry("ClusterVersionSucceeding", "True")
                .containsEntry("Progressing", "False"));
        await("Ready").atMost(PATIENCE).untilAsserted(() -> assertThat(management.conditions("NodePool", "pr-1"))
                .containsEntry("Ready", "True")
                .containsEntry("ReachedIgnitionEndpoint", "True"));
        try (var hosted = management.hosted("pr-1")) {
            assertThat(hosted.nodes().list().getItems()).hasSize(2).allSatisfy(node -> assertThat(
                            node.getStatus().getNodeInfo().getKubeletVersion())
                    .isEqualTo("v1.34.0"));
        }
        assertThat(azure.exists(AzureGround.group("os4-common")
                        + "/providers/Microsoft.Network/dnsZones/example.com/A/*.apps.pr-1"))
                .isTrue();
        assertThat(virtualMachines("pr-1", "pr-1-x7k2p")).isEqualTo(2);

        management.apply(cluster.nodePool(1));
        await("scaled down").atMost(PATIENCE).until(() -> virtualMachines("pr-1", "pr-1-x7k2p") == 1);

        management.annotate("pr-1", "hypershift.openshift.io/cleanup-cloud-resources", "true");
        management.deleteHostedCluster("pr-1");
        await("gone").atMost(PATIENCE).until(() -> management.isGone("pr-1"));
        assertThat(virtualMachines("pr-1", "pr-1-x7k2p")).isZero();
        assertThat(azure.exists(AzureGround.group("os4-common")
                        + "/providers/Microsoft.Network/dnsZones/example.com/A/*.apps.pr-1"))
                .isFalse();
        assertThat(management.namespaceIsGone("clusters-pr-1")).isTrue();
    }

    private static int virtualMachines(String name, String infraId) {
        return azure.get(Foundation.main(name, infraId) + "/providers/Microsoft.Compute/virtualMachines")
                .path("value")
                .size();
    }
}
