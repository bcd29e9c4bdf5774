package io.hypershift.azure.cluster;

import static io.hypershift.azure.cluster.Yaml.condition;
import static io.hypershift.azure.cluster.Yaml.hostedCluster;
import static io.hypershift.azure.cluster.Yaml.nodePool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterLookTest {
    private static final ClusterKey KEY = new ClusterKey("clusters", "pr-42");
    private static final String AVAILABLE = "{kubeconfig: {name: pr-42-admin-kubeconfig},"
            + " controlPlaneEndpoint: {host: api.pr-42.example.com, port: 6443}, conditions: ["
            + condition("Available", "True", "")
            + "]}";

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void a_cluster_whose_spec_hypershift_refuses_for_long_is_not_waited_for() {
        var refused = look(
                Yaml.hostedCluster(
                        "{conditions: [{type: ValidConfiguration, status: 'False', reason: InvalidConfiguration,"
                                + " message: no Route API, observedGeneration: 1, lastTransitionTime: '2026-11-26T11:50:00Z'}]}"));

        assertThatThrownBy(() -> refused.hasReachedOrThrow(WaitFor.NODES))
                .hasMessageContaining("goes no further")
                .hasMessageContaining("no Route API");
    }

    @Test
    void a_cluster_without_conditions_progresses() {
        var status = look(hostedCluster("{}"));

        assertThat(status.state()).isEqualTo(State.PROGRESSING);
        assertThat(status.stuckAt()).contains("no conditions yet");
        assertThat(status.infraId()).isEqualTo("pr-42-x7k2p");
        assertThat(status.apiUrl()).isEmpty();
    }

    @Test
    void an_available_cluster_without_kubeconfig_progresses() {
        var status = look(hostedCluster("{conditions: [" + condition("Available", "True", "") + "]}"));

        assertThat(status.state()).isEqualTo(State.PROGRESSING);
    }

    @Test
    void a_cluster_whose_nodes_are_missing_is_available() {
        var status = look(
                hostedCluster(AVAILABLE), pool("pr-42", 2, 2, "True", "False"), pool("more", 1, 1, "True", "True"));

        assertThat(status.state()).isEqualTo(State.AVAILABLE);
        assertThat(status.nodesWanted()).isEqualTo(3);
        assertThat(status.nodesReady()).isEqualTo(1);
        assertThat(status.apiUrl()).isEqualTo("https://api.pr-42.example.com:6443");
        assertThat(status.stuckAt()).startsWith("AllNodesHealthy False");
        assertThat(status.isReady()).isFalse();
    }

    @Test
    void a_cluster_with_fewer_nodes_than_wanted_is_not_ready() {
        assertThat(look(hostedCluster(AVAILABLE), pool("pr-42", 2, 1, "True", "True"))
                        .state())
                .isEqualTo(State.AVAILABLE);
    }

    @Test
    void a_cluster_whose_node_pool_is_not_there_yet_is_not_ready() {
        assertThat(look(hostedCluster(AVAILABLE)).state()).isEqualTo(State.AVAILABLE);
    }

    @Test
    void a_cluster_with_all_nodes_is_ready() {
        var status = look(hostedCluster(AVAILABLE), pool("pr-42", 2, 2, "True", "True"));

        assertThat(status.isReady()).isTrue();
        assertThat(status.stuckAt()).isEmpty();
        assertThat(status.conditions().keySet())
                .as("the HostedCluster first")
                .containsExactly("HostedCluster clusters/pr-42", "NodePool clusters/pr-42");
    }

    @Test
    void a_pool_that_wants_no_nodes_is_ready_without_any() {
        assertThat(look(hostedCluster(AVAILABLE), pool("pr-42", 0, 0, "True", "False"))
                        .isReady())
                .isTrue();
    }

    @Test
    void a_cluster_that_goes_is_deleting_whatever_its_conditions_say() {
        var tree = hostedCluster(AVAILABLE).tree();
        tree.withObject("/metadata").put("deletionTimestamp", "2026-11-25T12:00:00Z");

        assertThat(look(new Manifest(tree), pool("pr-42", 2, 2, "True", "True")).state())
                .isEqualTo(State.DELETING);
    }

    @Test
    void the_conditions_of_a_status_cannot_be_changed() {
        var status = look(hostedCluster(AVAILABLE));

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> status.conditions().putAll(Map.of("other", List.of())))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static ClusterStatus look(Manifest hostedCluster, Manifest... pools) {
        return ClusterLook.status(KEY, hostedCluster, List.of(pools), new Standstill(NOW, Standstill.SINCE_EVER));
    }

    private static Manifest pool(String name, int wanted, int there, String ready, String healthy) {
        return nodePool(
                name,
                "{clusterName: pr-42, replicas: " + wanted + "}",
                "{replicas: " + there + ", conditions: [" + condition("Ready", ready, "") + ", "
                        + condition("AllNodesHealthy", healthy, "") + "]}");
    }
}
