package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** How a cluster is, as it tells itself. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last takes the nodes away
class ClusterHealthIT {
    private static final ClusterKey CLUSTER = new ClusterKey("clusters", "pr-42");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("cluster-health", Latency.NONE);
        product.create("pr-42", TIMEOUT);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    @Order(1)
    void a_cluster_that_is_ready_is_well_inside_and_outside() {
        // The version operator reports some time after the nodes are Ready.
        var report = await().atMost(TIMEOUT)
                .until(
                        () -> verify(CLUSTER),
                        it -> it.with(Outcome.PASSED).size() == it.checks().size());

        assertThat(told(report))
                .containsPattern("release +PASSED +4\\.21\\.0, complete since")
                .containsPattern("node pool pr-42 +PASSED +2 of 2 nodes, version 4\\.21\\.0")
                .containsPattern("nodes +PASSED +2 are Ready")
                .containsPattern("API of the cluster +PASSED");
    }

    @Test
    @Order(1)
    void a_cluster_that_is_not_there_is_told_with_the_way_to_those_that_are() {
        var report = verify(new ClusterKey("clusters", "nobodys"));

        assertThat(failed(report)).containsExactly("HostedCluster");
        assertThat(told(report)).contains("list-clusters");
    }

    @Test
    @Order(2)
    void a_cluster_without_nodes_is_as_well_as_it_can_be() {
        product.hypershift()
                .nodePools()
                .scale(
                        new ScaleNodePoolRequest(new PoolKey(CLUSTER, "pr-42"), PoolSize.of(0), "hypershift"),
                        TIMEOUT,
                        new Cancellation());
        var report = verify(CLUSTER);

        assertThat(failed(report)).as(told(report)).isEmpty();
    }

    @Test
    @Order(3)
    void machines_that_azure_refuses_fail_their_pool_with_its_words() {
        TakenRoles.of("nodePoolManagement", product);
        scaleTo(3);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(failed(verify(CLUSTER))).contains("node pool pr-42"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(told(verify(CLUSTER)))
                        .containsPattern("node pool pr-42 +FAILED +0 of 3 nodes")
                        .contains("AuthorizationFailed")
                        .contains("a role that the identity nodePoolManagement lacks"));
    }

    private static void scaleTo(int nodes) {
        var request = new ScaleNodePoolRequest(new PoolKey(CLUSTER, "pr-42"), PoolSize.of(nodes), "hypershift");
        product.hypershift().nodePools().beginScale(request, false, new Cancellation());
    }

    private static CheckReport verify(ClusterKey key) {
        return product.hypershift().health().verify(key, new Cancellation());
    }

    private static List<String> failed(CheckReport report) {
        return report.with(Outcome.FAILED).stream().map(Check::name).toList();
    }

    private static String told(CheckReport report) {
        return String.join("\n", CheckTable.lines(report, Words.PLAIN));
    }
}
