package io.hypershift.azure.nodepool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolSizeTest {
    @Test
    void a_number_or_two_bounds_are_a_size() {
        assertThat(problems(3, null, null)).isEmpty();
        assertThat(problems(0, null, null)).isEmpty();
        assertThat(problems(null, 1, 5)).isEmpty();
        assertThat(problems(null, 0, 5)).as("the operator has a say in it").isEmpty();
    }

    @Test
    void neither_and_both_are_none() {
        assertThat(problems(null, null, null)).hasSize(1).first().asString().contains("neither nodePoolReplicas");
        assertThat(problems(3, 1, 5)).hasSize(1).first().asString().contains("are both given");
    }

    @Test
    void bounds_must_be_two_and_in_order() {
        assertThat(problems(null, 1, null)).hasSize(1).first().asString().contains("autoScalingMax is not given");
        assertThat(problems(null, null, 4)).hasSize(1).first().asString().contains("autoScalingMin is not given");
        assertThat(problems(null, 5, 2)).hasSize(1).first().asString().contains("it must not be less than 5");
        assertThat(problems(null, -1, 0)).hasSize(2);
        assertThat(problems(501, null, null)).hasSize(1);
    }

    @Test
    void one_patch_sets_the_one_and_takes_away_the_other() {
        var fixed = Json.object();
        PoolSize.of(3).putInto(fixed);
        var scaled = Json.object();
        PoolSize.between(1, 5).putInto(scaled);

        assertThat(fixed).hasToString("{\"replicas\":3,\"autoScaling\":null}");
        assertThat(scaled).hasToString("{\"replicas\":null,\"autoScaling\":{\"min\":1,\"max\":5}}");
    }

    private static List<String> problems(@Nullable Integer replicas, @Nullable Integer min, @Nullable Integer max) {
        var size = new PoolSize(Optional.ofNullable(replicas), Optional.ofNullable(min), Optional.ofNullable(max));
        var key = new PoolKey(new ClusterKey("clusters", "pr-42"), "pr-42");
        return new ScaleNodePoolRequest(key, size, "hypershift")
                .validate().stream().map(it -> it.in(Words.PLAIN)).toList();
    }
}
