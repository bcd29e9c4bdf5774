package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.hypershift.ManagementSettings.NodeSize;
import org.junit.jupiter.api.Test;

class NodeLifecycleTest {
    @Test
    void a_node_that_nothing_is_heard_from_is_not_ready_and_neither_are_its_pods() {
        var one = ManagementSettings.DEFAULT.withWorkers(1, new NodeSize("4", "8Gi", 20));
        try (var cluster = LoneCluster.start(one)) {
            cluster.deploy("web", 1, "{containers: [{name: web, image: quay.io/a/web:1}]}");
            eventually(() -> assertThat(cluster.ready("web")).isEqualTo(1));
            var node = cluster.onlyPod("web").getSpec().getNodeName();

            cluster.server().told().nodes().silence(node);

            eventually(() -> assertThat(cluster.client()
                            .nodes()
                            .withName(node)
                            .require()
                            .getStatus()
                            .getConditions())
                    .anySatisfy(it -> assertThat(it.getType() + " " + it.getStatus() + " " + it.getReason())
                            .isEqualTo("Ready Unknown NodeStatusUnknown")));
            eventually(() -> assertThat(cluster.ready("web")).isZero());
            cluster.deploy("late", 1, "{containers: [{name: late, image: quay.io/a/web:1}]}");
            eventually(() -> assertThat(LoneCluster.condition(cluster.onlyPod("late"), "PodScheduled"))
                    .contains("1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }"));

            cluster.server().told().nodes().wake(node);

            eventually(() -> assertThat(cluster.ready("late")).isEqualTo(1));
        }
    }
}
