package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.hypershift.azure.sandbox.hypershift.ManagementSettings.NodeSize;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.node.NodeRegistration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    private static final String ASKS_FOR =
            "{containers: [{name: main, image: quay.io/example/app:1, resources: {requests: {%s}}}]}";

    static LoneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LoneCluster.start(ManagementSettings.DEFAULT.withWorkers(3, new NodeSize("2", "4Gi", 20)));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void a_new_cluster_has_ready_nodes_of_the_size_asked_for() {
        assertThat(cluster.client().nodes().list().getItems()).hasSize(3).allSatisfy(node -> {
            assertThat(node.getMetadata().getName()).startsWith("management-worker-");
            assertThat(node.getSpec().getProviderID()).startsWith("azure:///subscriptions/");
            assertThat(node.getStatus().getAllocatable().get("cpu")).hasToString("2");
            assertThat(node.getStatus().getConditions())
                    .anyMatch(
                            it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
        });
    }

    @Test
    void pods_go_where_there_is_room_and_the_one_too_many_waits_until_another_goes() {
        cluster.deploy("big", 4, ASKS_FOR.formatted("cpu: 1500m"));

        eventually(() -> assertThat(cluster.ready("big")).isEqualTo(3));
        var waiting = waiting("big").getMetadata().getName();
        eventually(() -> assertThat(LoneCluster.condition(waiting("big"), "PodScheduled"))
                .isEqualTo(
                        "False Unschedulable: 0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are "
                                + "available: 3 No preemption victims found for incoming pod."));
        assertThat(cluster.pods("big"))
                .extracting(it -> String.valueOf(it.getSpec().getNodeName()))
                .containsExactlyInAnyOrder("management-worker-0", "management-worker-1", "management-worker-2", "null");
        eventually(() -> assertThat(cluster.warnings(waiting))
                .anyMatch(it -> it.startsWith("FailedScheduling: 0/3 nodes are available")));

        var name = cluster.pods("big").stream()
                .filter(it -> it.getSpec().getNodeName() != null)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();
        cluster.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName("big")
                .scale(3);
        cluster.client().pods().inNamespace("default").withName(name).delete();
        eventually(() -> assertThat(cluster.pods("big"))
                .hasSize(3)
                .allMatch(it -> it.getSpec().getNodeName() != null));
        cluster.client()
                .apps()
                .deployments()
                .inNamespace("default")
                .withName("big")
                .delete();
    }

    @Test
    void a_pod_goes_to_the_node_it_selects() {
        edit(
                cluster.client().nodes().withName("management-worker-1"),
                it -> it.getMetadata().getLabels().put("disk", "fast"));
        cluster.deploy(
                "fast", 1, "{nodeSelector: {disk: fast}, containers: [{name: main, image: quay.io/example/app:1}]}");
        cluster.deploy(
                "odd", 1, "{nodeSelector: {disk: odd}, containers: [{name: main, image: quay.io/example/app:1}]}");

        eventually(() ->
                assertThat(cluster.onlyPod("fast").getSpec().getNodeName()).isEqualTo("management-worker-1"));
        eventually(() -> assertThat(LoneCluster.condition(cluster.onlyPod("odd"), "PodScheduled"))
                .startsWith(
                        "False Unschedulable: 0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: "
                                + "0/3 nodes are available: 3 Preemption is not helpful for scheduling."));
    }

    @Test
    void where_no_node_is_pods_wait_for_one() {
        try (var empty = LoneCluster.start(ManagementSettings.DEFAULT.withWorkers(0, new NodeSize("2", "4Gi", 20)))) {
            empty.deploy("lost", 1, ASKS_FOR.formatted("cpu: 10m"));
            eventually(() -> assertThat(LoneCluster.condition(empty.onlyPod("lost"), "PodScheduled"))
                    .isEqualTo("False Unschedulable: no nodes available to schedule pods"));
            assertThat(empty.onlyPod("lost").getStatus().getPhase()).isEqualTo("Pending");

            try (var api = new KubeApi(empty.server().kubeconfig(), "test")) {
                new NodeRegistration(api, "2", "4Gi", 20).register(1);
            }
            eventually(() -> assertThat(empty.ready("lost")).isEqualTo(1));
        }
    }

    private static Pod waiting(String app) {
        return cluster.pods(app).stream()
                .filter(it -> it.getSpec().getNodeName() == null)
                .findFirst()
                .orElseThrow();
    }
}
