package io.hypershift.azure.nodepool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Words;
import org.junit.jupiter.api.Test;

class PoolKeyTest {
    private static final ClusterKey CLUSTER = new ClusterKey("clusters", "pr-1");

    @Test
    void a_pool_that_is_not_named_is_told_with_the_parameter_that_names_it() {
        assertThat(new PoolKey(CLUSTER, "").validate())
                .extracting(it -> it.in(Words.PLAIN))
                .containsExactly("nodePoolName is not given\n  Give it: nodePoolName=...");
    }

    @Test
    void a_pool_is_named_as_kubernetes_names_things() {
        assertThat(new PoolKey(CLUSTER, "Gpu_1").validate()).hasSize(1);
        assertThat(new PoolKey(CLUSTER, "gpu-1").validate()).isEmpty();
    }
}
