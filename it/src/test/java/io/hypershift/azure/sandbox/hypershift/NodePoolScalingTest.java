package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePoolScalingTest {
    @TempDir
    static Path directory;

    static ClusterGround ground;
    static HostedClusterManifests cluster;

    @BeforeAll
    static void start() {
        ground = ClusterGround.start(directory);
        cluster = ground.create("scale", 1);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    private static void pool(String name, int replicas) {
        ground.management.apply(
                cluster.nodePool(replicas).replace("metadata: {name: scale,", "metadata: {name: " + name + ","));
        ground.awaitNodes(name, replicas);
    }

    private static void deletePool(String name) {
        ground.management.hypershift("NodePool").withName(name).delete();
        eventually(() -> assertThat(
                        ground.management.hypershift("NodePool").withName(name).get())
                .isNull());
    }

    @Test
    void scaling_down_drains_nodes_and_takes_the_first_by_name() {
        pool("down", 2);
        var machines = ground.machines("down");
        try (var hosted = ground.management.hosted("scale")) {
            hosted.resource(pod("on-first", "1")
                            .editSpec()
                            .withNodeName(machines.get(0))
                            .endSpec()
                            .build())
                    .create();
            ground.management.hypershift("NodePool").withName("down").scale(1);
            ground.awaitNodes("down", 1);
            assertThat(ground.machines("down")).containsExactly(machines.get(1));
            assertThat(hosted.pods().inNamespace("default").withName("on-first").get())
                    .isNull();
            assertThat(hosted.nodes().withName(machines.get(0)).get()).isNull();
        }
        assertThat(ground.virtualMachines("scale")).contains(machines.get(1)).doesNotContain(machines.get(0));
        assertThat(ground.azure.exists(Foundation.main("scale", ClusterGround.infraId("scale"))
                        + "/providers/Microsoft.Network/networkInterfaces/" + machines.get(0) + "-nic"))
                .isFalse();
        ground.management.hypershift("NodePool").withName("down").scale(0);
        eventually(() -> {
            assertThat(ground.machines("down")).isEmpty();
            assertThat(ground.condition("NodePool", "down", "AllMachinesReady"))
                    .isEqualTo("False AsExpected: NodePool set to no replicas");
            assertThat(ground.condition("NodePool", "down", "Ready")).startsWith("True");
        });
        deletePool("down");
    }

    @Test
    void an_autoscaled_pool_follows_the_pods_that_find_no_room_within_its_limits() {
        pool("auto", 1);
        ground.patch("NodePool", "auto", "{\"spec\": {\"replicas\": null, \"autoScaling\": {\"min\": 0, \"max\": 3}}}");
        eventually(() -> assertThat(ground.condition("NodePool", "auto", "AutoscalingEnabled"))
                .isEqualTo("True AsExpected: Maximum nodes: 3, Minimum nodes: 0"));
        try (var hosted = ground.management.hosted("scale")) {
            for (int i = 0; i < 6; i++) {
                hosted.resource(pod("large-" + i, "3").build()).create();
            }
            eventually(() -> assertThat(ground.machines("auto")).hasSize(3));
            eventually(() -> assertThat(pending(hosted))
                    .as("one on the other pool's node")
                    .hasSize(2));
            hosted.pods().inNamespace("default").delete();
            eventually(() -> assertThat(ground.machines("auto"))
                    .as("nothing is known of a machine's size before there is one")
                    .hasSize(1));
            tellOperator("--scale-from-zero-provider=azure");
            eventually(() -> assertThat(ground.machines("auto")).isEmpty());
            for (int i = 0; i < 2; i++) {
                hosted.resource(pod("again-" + i, "3").build()).create();
            }
            eventually(() -> assertThat(ground.machines("auto")).hasSize(1));
            hosted.pods().inNamespace("default").delete();
        }
        deletePool("auto");
    }

    private static void tellOperator(String argument) {
        var operator = ground.management
                .client()
                .apps()
                .deployments()
                .inNamespace("hypershift")
                .withName("operator");
        edit(
                operator,
                it -> it.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getArgs()
                        .add(argument));
    }

    @Test
    void what_is_repaired_gets_a_new_machine_for_one_that_was_deleted_at_azure_and_else_stays_unhealthy() {
        pool("repair", 1);
        var lost = ground.machines("repair").get(0);
        ground.azure.delete(Foundation.main("scale", ClusterGround.infraId("scale"))
                + "/providers/Microsoft.Compute/virtualMachines/" + lost);
        eventually(() -> assertThat(ground.condition("NodePool", "repair", "AllNodesHealthy"))
                .startsWith("False NodeConditionsFailed: 1 of 1 machines are not healthy\nMachine " + lost));
        assertThat(ground.condition("NodePool", "repair", "AllMachinesReady"))
                .contains("VMDeleted", "has been deleted");
        ground.patch("NodePool", "repair", "{\"spec\": {\"management\": {\"autoRepair\": true}}}");
        eventually(() -> assertThat(ground.condition("NodePool", "repair", "AutorepairEnabled"))
                .startsWith("True"));
        ground.awaitNodes("repair", 1);
        assertThat(ground.machines("repair")).doesNotContain(lost);
        deletePool("repair");
    }

    @Test
    void too_many_unhealthy_machines_are_not_repaired() {
        pool("many", 3);
        ground.patch("NodePool", "many", "{\"spec\": {\"management\": {\"autoRepair\": true}}}");
        eventually(() -> assertThat(ground.condition("NodePool", "many", "AutorepairEnabled"))
                .startsWith("True"));
        edit(
                ground.management.hypershift("NodePool").withName("many"),
                it -> it.getMetadata()
                        .getAnnotations()
                        .put("hypershift.openshift.io/machine-health-check-max-unhealthy", "0"));
        eventually(() -> assertThat(ground.capi("MachineHealthCheck", "many"))
                .singleElement()
                .satisfies(it -> assertThat(
                                it.<Integer>get("spec", "remediation", "triggerIf", "unhealthyLessThanOrEqualTo"))
                        .isZero()));
        var lost = ground.machines("many").get(0);
        ground.azure.delete(Foundation.main("scale", ClusterGround.infraId("scale"))
                + "/providers/Microsoft.Compute/virtualMachines/" + lost);
        eventually(
                () -> assertThat(ground.condition("NodePool", "many", "Ready"))
                        .isEqualTo(
                                "False TooManyUnhealthy: Remediation is not allowed, the number of not started or unhealthy machines exceeds maxUnhealthy (total: 3, unhealthy: 1, maxUnhealthy: 0)"));
        deletePool("many");
    }

    private static List<String> pending(KubernetesClient hosted) {
        return hosted.pods().inNamespace("default").list().getItems().stream()
                .filter(it -> it.getSpec().getNodeName() == null)
                .map(it -> it.getMetadata().getName())
                .toList();
    }

    private static PodBuilder pod(String name, String cpu) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("quay.io/example/any")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec();
    }
}
