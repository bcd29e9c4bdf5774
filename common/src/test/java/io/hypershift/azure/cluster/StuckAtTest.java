package io.hypershift.azure.cluster;

import static io.hypershift.azure.cluster.Yaml.condition;
import static io.hypershift.azure.cluster.Yaml.hostedCluster;
import static io.hypershift.azure.cluster.Yaml.nodePool;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class StuckAtTest {
    private static final Manifest AVAILABLE =
            hostedCluster("{conditions: [" + condition("Available", "True", "fine") + "]}");

    @Test
    void tells_the_cause_before_its_consequences() {
        var cluster = hostedCluster("{conditions: ["
                + String.join(
                        ", ",
                        condition("Available", "False", "waiting for the API server"),
                        condition("KubeAPIServerAvailable", "False", "no pods"),
                        condition("EtcdAvailable", "False", "waiting for quorum"),
                        condition("InfrastructureReady", "True", ""))
                + "]}");

        assertThat(StuckAt.of(cluster, List.of())).isEqualTo("EtcdAvailable False, waiting for quorum");
    }

    @Test
    void tells_of_the_nodes_once_the_control_plane_is_there() {
        var pool = nodePool(
                "pr-42",
                "{}",
                "{conditions: ["
                        + String.join(
                                ", ",
                                condition("Ready", "False", "0 of 2"),
                                condition("AllMachinesReady", "False", "quota exceeded"))
                        + "]}");

        assertThat(StuckAt.of(AVAILABLE, List.of(pool))).isEqualTo("AllMachinesReady False, quota exceeded");
    }

    @Test
    void tells_the_first_lines_of_a_message_or_the_reason_where_there_is_none() {
        var without = hostedCluster("{conditions: [" + condition("EtcdAvailable", "False", "") + "]}");
        var lines = hostedCluster(
                "{conditions: [{type: EtcdAvailable, status: 'False', message: \"one\\ntwo\\nthree\\nfour\"}]}");

        assertThat(StuckAt.of(without, List.of())).isEqualTo("EtcdAvailable False (Because)");
        assertThat(StuckAt.of(lines, List.of())).isEqualTo("EtcdAvailable False, one; two; three");
    }

    @Test
    void asks_for_the_operator_where_nobody_wrote_a_condition() {
        assertThat(StuckAt.of(hostedCluster("{}"), List.of()))
                .isEqualTo("HostedCluster clusters/pr-42 has no conditions yet: the operator writes them");
        assertThat(StuckAt.of(AVAILABLE, List.of(nodePool("pr-42", "{}", "{}"))))
                .isEqualTo("NodePool clusters/pr-42 has no conditions yet: the operator writes them");
    }

    @Test
    void a_condition_that_should_be_false_is_not_told() {
        var cluster = hostedCluster("{conditions: [" + condition("Degraded", "False", "as it should be") + "]}");

        assertThat(StuckAt.of(cluster, List.of())).isEqualTo("no condition tells anything yet");
    }
}
