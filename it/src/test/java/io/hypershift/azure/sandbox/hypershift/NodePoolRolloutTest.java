package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static io.hypershift.azure.sandbox.hypershift.ClusterGround.release;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePoolRolloutTest {
    @TempDir
    static Path directory;

    static ClusterGround ground;
    static HostedClusterManifests cluster;

    @BeforeAll
    static void start() {
        ground = ClusterGround.start(directory);
        cluster = ground.create("roll", 1);
        ground.upgrade("HostedCluster", "roll", "4.21.3");
        ground.awaitCompleted("roll", "4.21.3");
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    private static void pool(String name, int replicas, String upgradeType) {
        ground.management.apply(cluster.nodePool(replicas)
                .replace("metadata: {name: roll,", "metadata: {name: " + name + ",")
                .replace("upgradeType: Replace", "upgradeType: " + upgradeType));
        ground.awaitNodes(name, replicas);
    }

    private static void deletePool(String name) {
        ground.management.hypershift("NodePool").withName(name).delete();
        eventually(() -> assertThat(
                        ground.management.hypershift("NodePool").withName(name).get())
                .isNull());
    }

    @Test
    void another_release_replaces_every_machine() {
        pool("replaced", 2, "Replace");
        var before = ground.machines("replaced");
        ground.upgrade("NodePool", "replaced", "4.21.3");
        eventually(() -> assertThat(
                        ground.status("NodePool", "replaced").path("version").asText())
                .isEqualTo("4.21.3"));
        ground.awaitNodes("replaced", 2);
        assertThat(ground.machines("replaced")).doesNotContainAnyElementsOf(before);
        eventually(() -> assertThat(ground.virtualMachines("roll")).doesNotContainAnyElementsOf(before));
        try (var hosted = ground.management.hosted("roll")) {
            assertThat(hosted.nodes()
                            .withLabel("hypershift.openshift.io/nodePool", "replaced")
                            .list()
                            .getItems())
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.getStatus().getNodeInfo().getKubeletVersion())
                            .isEqualTo("v1.34.3"));
        }
        deletePool("replaced");
        assertThat(ground.capi("MachineSet", "replaced")).isEmpty();
    }

    @Test
    void in_place_nodes_get_their_release_and_keep_their_machines() {
        pool("inplace", 2, "InPlace");
        var before = ground.machines("inplace");
        ground.upgrade("NodePool", "inplace", "4.21.3");
        eventually(() -> assertThat(
                        ground.status("NodePool", "inplace").path("version").asText())
                .isEqualTo("4.21.3"));
        assertThat(ground.machines("inplace")).isEqualTo(before);
        try (var hosted = ground.management.hosted("roll")) {
            assertThat(hosted.nodes()
                            .withLabel("hypershift.openshift.io/nodePool", "inplace")
                            .list()
                            .getItems())
                    .hasSize(2)
                    .allSatisfy(it -> {
                        assertThat(it.getStatus().getNodeInfo().getKubeletVersion())
                                .isEqualTo("v1.34.3");
                        assertThat(it.getSpec().getUnschedulable()).isNotEqualTo(true);
                    });
        }
        deletePool("inplace");
    }

    @Test
    void another_size_and_another_configuration_replace_machines_too_and_a_pause_lets_them_wait() {
        pool("changed", 1, "Replace");
        var first = ground.machines("changed");
        ground.patch("NodePool", "changed", "{\"spec\": {\"pausedUntil\": \"true\"}}");
        eventually(() -> assertThat(ground.condition("NodePool", "changed", "ReconciliationActive"))
                .isEqualTo("False ReconciliationPaused: Reconciliation paused until field removed"));
        ground.patch(
                "NodePool", "changed", "{\"spec\": {\"platform\": {\"azure\": {\"vmSize\": \"Standard_D8s_v5\"}}}}");
        eventually(() -> assertThat(ground.condition("NodePool", "changed", "UpdatingPlatformMachineTemplate"))
                .startsWith("True AsExpected: platform machine template update in progress."));
        assertThat(ground.machines("changed")).isEqualTo(first);
        ground.patch("NodePool", "changed", "{\"spec\": {\"pausedUntil\": null}}");
        eventually(() -> assertThat(ground.condition("NodePool", "changed", "UpdatingPlatformMachineTemplate"))
                .startsWith("False"));
        eventually(() -> assertThat(ground.machines("changed")).hasSize(1).doesNotContainAnyElementsOf(first));
        var second = ground.machines("changed");
        ground.patch("NodePool", "changed", "{\"spec\": {\"config\": [{\"name\": \"chrony\"}]}}");
        eventually(() -> assertThat(ground.condition("NodePool", "changed", "ValidMachineConfig"))
                .isEqualTo("False ValidationFailed: configmaps \"chrony\" not found"));
        ground.management.apply(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: chrony, namespace: clusters}, data: {config: x}}");
        eventually(() -> {
            assertThat(ground.condition("NodePool", "changed", "UpdatingConfig"))
                    .startsWith("False");
            assertThat(ground.machines("changed")).hasSize(1).doesNotContainAnyElementsOf(second);
        });
        deletePool("changed");
    }

    @Test
    void a_release_that_does_not_go_with_the_clusters_is_told_in_hypershifts_words() {
        pool("skewed", 1, "Replace");
        ground.upgrade("NodePool", "skewed", "4.22.0");
        eventually(
                () -> assertThat(ground.condition("NodePool", "skewed", "ValidReleaseImage"))
                        .isEqualTo(
                                "False ValidationFailed: Failed to get release image: the latest version supported is: \"4.21.3\". Attempting to use: \"4.22.0\""));
        ground.upgrade("NodePool", "skewed", "4.21.5");
        eventually(
                () -> assertThat(ground.condition("NodePool", "skewed", "SupportedVersionSkew"))
                        .isEqualTo(
                                "False UnsupportedSkew: NodePool version 4.21.5 cannot be higher than the HostedCluster version 4.21.3"));
        deletePool("skewed");
    }

    @Test
    void a_pool_that_is_too_old_is_told_so_and_one_before_4_20_needs_an_image() {
        ground.management.apply(cluster.nodePool(1)
                .replace("metadata: {name: roll,", "metadata: {name: old,")
                .replace(release("4.21.0"), release("4.17.1")));
        eventually(
                () -> assertThat(ground.condition("NodePool", "old", "SupportedVersionSkew"))
                        .isEqualTo(
                                "False UnsupportedSkew: NodePool minor version 4.17 is less than 4.18, which is the minimum NodePool version compatible with the 4.21 HostedCluster"));
        assertThat(ground.condition("NodePool", "old", "ValidPlatformImage"))
                .startsWith("False ValidationFailed: no Azure VM image configured");
        assertThat(ground.machines("old")).isEmpty();
        deletePool("old");
    }
}
