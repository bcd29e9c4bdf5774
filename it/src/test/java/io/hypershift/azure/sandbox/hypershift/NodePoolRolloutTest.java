package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static io.hypershift.azure.sandbox.hypershift.ClusterGround.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePoolRolloutTest {
    private static final String NO_IMAGE =
            "no Azure VM image configured: either provide marketplace flags (--marketplace-publisher, etc.) or ensure the release image contains marketplace metadata (available in OCP 4.20+)";

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

    private static List<String> warnings(String pool) {
        return ground.management.client().v1().events().inNamespace("clusters").list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getName().equals(pool))
                .map(Event::getMessage)
                .toList();
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
    void disks_are_not_changed_in_place_and_nodes_that_shall_do_so_stop_the_update_until_it_is_taken_back() {
        pool("fixed", 1, "InPlace");
        ground.management.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: disks, namespace: clusters}
                data:
                  config: |
                    {"apiVersion": "machineconfiguration.openshift.io/v1", "kind": "MachineConfig",
                     "metadata": {"name": "disks"},
                     "spec": {"config": {"storage": {"disks": [{"device": "/dev/sdb"}]}}}}
                """);
        ground.patch("NodePool", "fixed", "{\"spec\": {\"config\": [{\"name\": \"disks\"}]}}");
        eventually(() -> assertThat(ground.condition("NodePool", "fixed", "UpdatingConfig"))
                .startsWith("False InplaceUpgradeFailed: Node ")
                .contains("degraded: can't reconcile config ")
                .endsWith("ignition disks section contains changes"));
        assertThat(ground.condition("NodePool", "fixed", "ReachedIgnitionEndpoint"))
                .startsWith("True");
        ground.patch("NodePool", "fixed", "{\"spec\": {\"config\": null}}");
        eventually(() -> assertThat(ground.condition("NodePool", "fixed", "UpdatingConfig"))
                .startsWith("False AsExpected"));
        deletePool("fixed");
    }

    @Test
    void a_strategy_without_its_limits_keeps_a_pool_from_being_worked_on() {
        ground.management.apply(cluster.nodePool(1).replace("metadata: {name: roll,", "metadata: {name: limitless,"));
        ground.patch(
                "NodePool",
                "limitless",
                "{\"spec\": {\"management\": {\"replace\": {\"strategy\": \"RollingUpdate\", \"rollingUpdate\": null}}}}");
        eventually(() -> assertThat(ground.condition("NodePool", "limitless", "UpdateManagementEnabled"))
                .startsWith("False ValidationFailed: this is unsupported."));
        deletePool("limitless");
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
        eventually(
                () -> assertThat(warnings("old")).contains("failed to generate AzureMachineTemplateSpec: " + NO_IMAGE));
        assertThat(ground.condition("NodePool", "old", "ValidPlatformImage")).isEqualTo("none");
        assertThat(ground.machines("old")).isEmpty();
        deletePool("old");
    }
}
