package io.hypershift.azure.nodepool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Standstill;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.nodepool.NodePoolStatus.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodePoolLookTest {
    private static final PoolKey KEY = new PoolKey(new ClusterKey("clusters", "pr-42"), "workers");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String FINE = "Ready: 'True', AllMachinesReady: 'True', AllNodesHealthy: 'True',"
            + " AutoscalingEnabled: 'False', UpdatingVersion: 'False'";

    @Test
    void a_pool_with_all_its_nodes_is_ready() {
        var status = look("replicas: 2", 2, FINE, 3);

        assertThat(status.state()).isEqualTo(State.READY);
        assertThat(status.stuckAt()).isEmpty();
        assertThat(status.summary()).isEqualTo("2 of 2 nodes, version 4.21.0");
    }

    @Test
    void conditions_from_before_its_change_say_nothing() {
        var status = look("replicas: 2", 2, FINE, 2);

        assertThat(status.state()).isEqualTo(State.CHANGING);
        assertThat(status.stuckAt()).contains("has not seen its change yet");
    }

    @Test
    void a_pool_that_wants_no_nodes_is_ready_once_it_has_no_machines() {
        var none = FINE.replace("AllMachinesReady: 'True'", "AllMachinesReady: 'False' AsExpected")
                .replace("AllNodesHealthy: 'True'", "AllNodesHealthy: 'False' AsExpected");

        assertThat(look("replicas: 0", 0, none, 3).state()).isEqualTo(State.READY);
        assertThat(look("replicas: 2", 0, none, 3).state()).isEqualTo(State.CHANGING);
        assertThat(look("replicas: 0", 0, none.replace("'False' AsExpected", "'False' Deleting"), 3)
                        .state())
                .as("while its machines go")
                .isEqualTo(State.CHANGING);
        assertThat(look("replicas: 0", 0, none.replace("Ready: 'True',", "Ready: 'False',"), 3)
                        .stuckAt())
                .startsWith("Ready False");
    }

    @Test
    void an_autoscaled_pool_may_have_come_down_to_no_nodes() {
        var none = FINE.replace("AllMachinesReady: 'True'", "AllMachinesReady: 'False' NotFound")
                .replace("AllNodesHealthy: 'True'", "AllNodesHealthy: 'False' NotFound")
                .replace("AutoscalingEnabled: 'False'", "AutoscalingEnabled: 'True'");

        assertThat(look("autoScaling: {min: 0, max: 3}", 0, none, 3).state()).isEqualTo(State.READY);
        assertThat(look("autoScaling: {min: 1, max: 3}", 0, none, 3).state()).isEqualTo(State.CHANGING);
    }

    @Test
    void a_pool_with_nodes_too_many_is_not_as_wanted() {
        assertThat(look("replicas: 1", 2, FINE, 3).stuckAt()).isEqualTo("2 of 1 node are available");
    }

    @Test
    void an_autoscaled_pool_may_have_any_number_between_its_bounds_once_the_autoscaler_knows_it() {
        var scaled = FINE.replace("AutoscalingEnabled: 'False'", "AutoscalingEnabled: 'True'");

        assertThat(look("autoScaling: {min: 1, max: 3}", 2, scaled, 3).state()).isEqualTo(State.READY);
        assertThat(look("autoScaling: {min: 1, max: 3}", 4, scaled, 3).state()).isEqualTo(State.CHANGING);
        assertThat(look("autoScaling: {min: 1, max: 3}", 2, FINE, 3).state()).isEqualTo(State.CHANGING);
    }

    @Test
    void a_pool_on_its_way_to_another_release_tells_that() {
        var updating = FINE.replace("UpdatingVersion: 'False'", "UpdatingVersion: 'True'");

        assertThat(look("replicas: 2", 2, updating, 3).stuckAt())
                .startsWith("UpdatingVersion: told of UpdatingVersion");
    }

    @Test
    void machines_that_azure_refuses_are_told_and_waited_for() {
        var refused = FINE.replace("AllMachinesReady: 'True'", "AllMachinesReady: 'False'");
        var status = look("replicas: 2", 0, refused, 3);

        assertThat(status.stuckAt()).isEqualTo("AllMachinesReady False, told of AllMachinesReady");
        assertThat(status.isReadyOrThrow()).isFalse();
    }

    @Test
    void a_release_image_that_is_none_ends_the_wait() {
        var status = look("replicas: 2", 0, FINE.replace("Ready: 'True'", "ValidReleaseImage: 'False'"), 3);

        assertThatThrownBy(status::isReadyOrThrow)
                .hasMessageContaining("node pool clusters/workers will not get ready by itself")
                .hasMessageContaining("ValidReleaseImage False (Because): told of ValidReleaseImage");
    }

    private static NodePoolStatus look(String size, int nodes, String conditions, int observed) {
        var listed = new StringBuilder();
        for (var condition : conditions.split(", ", -1)) {
            var parts = condition.split("[: ]+", -1);
            listed.append("""
                    {type: %1$s, status: %2$s, reason: %4$s, message: told of %1$s, observedGeneration: %3$d,
                      lastTransitionTime: '2026-11-26T11:50:00Z'},
                    """.formatted(parts[0], parts[1], observed, parts.length > 2 ? parts[2] : "Because")
                    .indent(4));
        }
        try {
            var pool = Manifests.parse("""
                    apiVersion: hypershift.openshift.io/v1beta1
                    kind: NodePool
                    metadata: {namespace: clusters, name: workers, generation: 3}
                    spec: {clusterName: pr-42, %s}
                    status: {replicas: %d, version: 4.21.0, conditions: [%s]}
                    """.formatted(size, nodes, listed)).get(0);
            return NodePoolLook.status(KEY, pool, new Standstill(NOW, Standstill.SINCE_EVER));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
