package io.hypershift.azure.sandbox.hypershift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        var cluster = new HostedClusterManifests("pr-1", "pr-1-x7k2p", foundation.clientIds());
        foundation.prepare("pr-1", "pr-1-x7k2p");
        management.apply(cluster.secrets(foundation.signingKey()));
        management.apply(cluster.hostedCluster());
        management.apply(cluster.nodePool(2));

        await("Available")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.conditions("HostedCluster", "pr-1"))
                        .containsEntry("Available", "True")
                        .containsEntry("ClusterVersionSucceeding", "True")
                        .containsEntry("Progressing", "False"));
        await("Ready")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.conditions("NodePool", "pr-1"))
                        .containsEntry("Ready", "True")
                        .containsEntry("ReachedIgnitionEndpoint", "True"));
        try (var hosted = management.hosted("pr-1")) {
            assertThat(hosted.nodes().list().getItems())
                    .hasSize(2)
                    .allSatisfy(
                            node -> assertThat(node.getStatus().getNodeInfo().getKubeletVersion())
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

    @Test
    void withoutTheProvidersRoleThereIsNoNodeUntilItIsAssigned() {
        var cluster = prepared("pr-2", "pr-2-x7k2p");
        foundation.revoke("nodePoolManagement", "pr-2", "pr-2-x7k2p");
        create(cluster, foundation.signingKey());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(management.messages("NodePool", "pr-2").get("AllMachinesReady"))
                                .contains("AuthorizationFailed", "does not have authorization"));
        assertThat(management.log("clusters-pr-2", "capi-provider", "manager")).contains("AuthorizationFailed");
        assertThat(management.conditions("NodePool", "pr-2")).containsEntry("Ready", "False");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.conditions("HostedCluster", "pr-2"))
                        .containsEntry("ClusterVersionAvailable", "False"));

        foundation.assign("nodePoolManagement", "pr-2", "pr-2-x7k2p");
        awaitReady("pr-2");
        destroyWithoutIssuer("pr-2");
    }

    /** Nobody can sign in to remove machines, so nothing goes until the keys are published again. */
    private static void destroyWithoutIssuer(String name) {
        foundation.withdrawKeys();
        management.deleteHostedCluster(name);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                management.messages("HostedCluster", name).get("HostedClusterDestroyed"))
                        .contains("NodePools", "AADSTS50166"));
        foundation.publishKeys();
        await("gone").atMost(PATIENCE).until(() -> management.isGone(name));
    }

    @Test
    void withAKeyThatIsNotTheIssuersNobodySignsIn() {
        var cluster = prepared("pr-3", "pr-3-x7k2p");
        create(cluster, Foundation.anotherKey());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(management.messages("NodePool", "pr-3").get("AllMachinesReady"))
                                .contains("AADSTS700027"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                management.messages("HostedCluster", "pr-3").get("ClusterVersionSucceeding"))
                        .contains("ingress", "AADSTS700027"));
        for (var component : List.of("capi-provider/manager", "ingress-operator/ingress-operator")) {
            var parts = component.split("/", 2);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(management.log("clusters-pr-3", parts[0], parts[1]))
                            .contains("AADSTS700027"));
        }

        management.apply(cluster.secrets(foundation.signingKey()));
        awaitReady("pr-3");
        destroy("pr-3");
    }

    @Test
    void withoutAWayOutNoMachineReachesItsIgnition() {
        var cluster = prepared("pr-4", "pr-4-x7k2p");
        azure.delete(Foundation.main("pr-4", "pr-4-x7k2p") + "/providers/Microsoft.Network/loadBalancers/pr-4-x7k2p");
        create(cluster, foundation.signingKey());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.conditions("NodePool", "pr-4"))
                        .as("%s", management.messages("NodePool", "pr-4"))
                        .containsEntry("AllMachinesReady", "True")
                        .containsEntry("ReachedIgnitionEndpoint", "False")
                        .containsEntry("AllNodesHealthy", "False"));

        foundation.balance("pr-4", "pr-4-x7k2p");
        awaitReady("pr-4");
        destroy("pr-4");
    }

    @Test
    void whatTheClusterNeedsIsNamedUntilItIsThere() {
        var cluster = prepared("pr-5", "pr-5-x7k2p");
        management.apply(cluster.hostedCluster());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.messages("HostedCluster", "pr-5"))
                        .hasEntrySatisfying(
                                "ValidReleaseImage", it -> assertThat(it).contains("pr-5-pull-secret"))
                        .hasEntrySatisfying(
                                "ValidConfiguration", it -> assertThat(it).contains("pr-5-key")));
        assertThat(management.conditions("HostedCluster", "pr-5")).containsEntry("Available", "False");

        management.apply(cluster.secrets(foundation.signingKey()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.conditions("HostedCluster", "pr-5"))
                        .containsEntry("Available", "True")
                        .containsEntry("ClusterVersionSucceeding", "False")
                        .containsEntry("DataPlaneConnectionAvailable", "Unknown"));
        destroy("pr-5");
    }

    private static HostedClusterManifests prepared(String name, String infraId) {
        foundation.prepare(name, infraId);
        return new HostedClusterManifests(name, infraId, foundation.clientIds());
    }

    private static void create(HostedClusterManifests cluster, String signingKey) {
        management.apply(cluster.secrets(signingKey));
        management.apply(cluster.hostedCluster());
        management.apply(cluster.nodePool(2));
    }

    private static void awaitReady(String name) {
        await("nodes")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(management.conditions("NodePool", name)).containsEntry("Ready", "True"));
        await("rolled out")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management.conditions("HostedCluster", name))
                        .containsEntry("Progressing", "False")
                        .containsEntry("ClusterVersionSucceeding", "True"));
    }

    private static void destroy(String name) {
        management.deleteHostedCluster(name);
        await("gone").atMost(PATIENCE).until(() -> management.isGone(name));
    }

    private static int virtualMachines(String name, String infraId) {
        return azure.get(Foundation.main(name, infraId) + "/providers/Microsoft.Compute/virtualMachines")
                .path("value")
                .size();
    }
}
