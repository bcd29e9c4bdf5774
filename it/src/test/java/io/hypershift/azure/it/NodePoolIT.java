package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.NodePoolOptions;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.nodepool.CreateNodePoolRequest;
import io.hypershift.azure.nodepool.DeleteNodePoolRequest;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.oci.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Node pools of a cluster that is there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last takes away what the others need
class NodePoolIT {
    private static final ClusterKey CLUSTER = new ClusterKey("clusters", "pr-42");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String NEWER = "quay.io/openshift-release-dev/ocp-release:4.22.0-multi";
    private static final String OLDER = "quay.io/openshift-release-dev/ocp-release:4.17.0-multi";

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("node-pools", Latency.NONE);
        product.create("pr-42", TIMEOUT);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    @Order(1)
    void a_pool_gets_more_nodes_and_fewer() {
        var pool = new PoolKey(CLUSTER, "pr-42");

        assertThat(scale(pool, 3)).isEqualTo(3);
        assertThat(scale(pool, 2)).isEqualTo(2);
        assertThat(scale(pool, 0)).isZero();
        assertThat(scale(pool, 2)).as("from none").isEqualTo(2);
        assertThat(scale(pool, 2)).as("what is so already").isEqualTo(2);
    }

    @Test
    @Order(2)
    void bounds_for_the_autoscaler_and_a_number_take_each_other_away() {
        var pool = new PoolKey(CLUSTER, "pr-42");
        var bounds = new PoolSize(Optional.empty(), Optional.of(1), Optional.of(3));
        var scaled = product.hypershift()
                .nodePools()
                .scale(new ScaleNodePoolRequest(pool, bounds, "hypershift"), TIMEOUT, new Cancellation());

        assertThat(scaled.size()).isEqualTo(bounds);
        assertThat(scaled.nodes()).isBetween(1, 3);
        assertThat(scale(pool, 2)).isEqualTo(2);
    }

    @Test
    void a_pool_that_is_not_there_or_anothers_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> scale(new PoolKey(CLUSTER, "gpu"), 1))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("there is no node pool clusters/gpu")
                .hasMessageContaining("Cluster pr-42 has these: pr-42");
        assertThatThrownBy(() -> scale(new PoolKey(new ClusterKey("clusters", "pr-1"), "pr-42"), 1))
                .hasMessageContaining("node pool clusters/pr-42 belongs to cluster pr-42, not to pr-1");
    }

    @Test
    void growing_from_no_node_is_refused_where_the_operator_cannot() {
        var size = new PoolSize(Optional.empty(), Optional.of(0), Optional.of(3));
        var request = new ScaleNodePoolRequest(new PoolKey(CLUSTER, "pr-42"), size, "hypershift");

        assertThatThrownBy(() -> product.hypershift().nodePools().scale(request, TIMEOUT, new Cancellation()))
                .hasMessageContaining("installed without scaling from zero")
                .hasMessageContaining("scaleFromZeroProvider=azure");

        var made = new CreateNodePoolRequest(
                new PoolKey(CLUSTER, "from-zero"), size, NodePoolOptions.OF_MORE.given(Map.of()), "hypershift");
        assertThatThrownBy(() -> product.hypershift().nodePools().create(made, TIMEOUT, new Cancellation()))
                .hasMessageContaining("installed without scaling from zero");
    }

    @Test
    void a_second_pool_comes_on_the_clusters_subnet_and_goes_with_its_machines() {
        var pools = product.hypershift().nodePools();
        var key = new PoolKey(CLUSTER, "more");
        var made = pools.create(request(key, Optional.empty()), TIMEOUT, new Cancellation());

        assertThat(made.nodes()).isEqualTo(1);
        assertThat(made.version()).isEqualTo("4.21.0");
        assertThat(pools.create(request(key, Optional.empty()), TIMEOUT, new Cancellation()))
                .as("made again by the same")
                .isEqualTo(made);

        assertThatThrownBy(() -> pools.create(other(key), TIMEOUT, new Cancellation()))
                .hasMessageContaining("node pool clusters/more is there already, and not as asked for")
                .hasMessageContaining("sizeGiB: wanted 64, found 120")
                .hasMessageContaining(".replicas: wanted 2, found 1");

        assertThat(pools.rehearseDelete(new DeleteNodePoolRequest(key), new Cancellation()))
                .isTrue();
        assertThat(pools.look(key).isGone()).as("after a dry run").isFalse();
        assertThat(pools.delete(new DeleteNodePoolRequest(key), TIMEOUT, new Cancellation()))
                .isTrue();
        assertThat(pools.look(key).isGone()).isTrue();
        assertThat(pools.delete(new DeleteNodePoolRequest(key), TIMEOUT, new Cancellation()))
                .as("nothing is left to delete")
                .isFalse();
    }

    @Test
    void a_pool_too_far_behind_its_cluster_is_refused() {
        var request = request(new PoolKey(CLUSTER, "old"), Optional.of(OLDER));

        assertThatThrownBy(() -> product.hypershift().nodePools().create(request, TIMEOUT, new Cancellation()))
                .hasMessageContaining("4.17.0 is 4 minor versions behind the control plane's 4.21.0");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void machines_that_azure_keeps_are_told_while_a_pool_is_to_go() {
        TakenRoles.of("nodePoolManagement", product);
        var request = new DeleteNodePoolRequest(new PoolKey(CLUSTER, "pr-42"));

        assertThatThrownBy(() ->
                        product.hypershift().nodePools().delete(request, Duration.ofSeconds(90), new Cancellation()))
                .hasMessageContaining("node pool clusters/pr-42 is still there after 1m30s")
                .hasMessageContaining("Machine pr-42-")
                .hasMessageContaining("AuthorizationFailed");
    }

    @Test
    void a_release_by_digest_is_asked_of_its_registry_and_refused_where_nobody_knows_it() {
        var repository = NEWER.substring(0, NEWER.lastIndexOf(':'));
        var releases = product.sandbox().management().told().releases();
        var digest = releases.find(NEWER)
                .flatMap(it -> releases.content(it).tagged(Accepted.of(List.of())))
                .orElseThrow()
                .digest();

        assertThatThrownBy(() -> create("by-digest", repository + "@" + digest))
                .hasMessageContaining("4.22.0 is newer than the control plane's 4.21.0");
        assertThatThrownBy(() -> create("unknown", repository + "@sha256:" + "0".repeat(64)))
                .hasMessageContaining("nothing tells the version of");
    }

    private static void create(String pool, String releaseImage) {
        var request = request(new PoolKey(CLUSTER, pool), Optional.of(releaseImage));
        product.hypershift().nodePools().create(request, TIMEOUT, new Cancellation());
    }

    private static CreateNodePoolRequest other(PoolKey key) {
        var options = NodePoolOptions.OF_MORE.given(Map.of(Parameter.ROOT_DISK_SIZE, "64"));
        return new CreateNodePoolRequest(key, PoolSize.of(2), options, "hypershift");
    }

    private static int scale(PoolKey pool, int nodes) {
        var request = new ScaleNodePoolRequest(pool, PoolSize.of(nodes), "hypershift");
        return product.hypershift()
                .nodePools()
                .scale(request, TIMEOUT, new Cancellation())
                .nodes();
    }

    private static CreateNodePoolRequest request(PoolKey key, Optional<String> releaseImage) {
        var options = NodePoolOptions.OF_MORE.given(Map.of(Parameter.RELEASE_IMAGE, releaseImage.orElse("")));
        return new CreateNodePoolRequest(key, PoolSize.of(1), options, "hypershift");
    }
}
