package io.hypershift.azure.sandbox.hypershift;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.hypershift.ManagementSettings.Distribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    @ParameterizedTest
    @CsvSource({
        "KUBERNETES,             false, false, false",
        "KUBERNETES_WITH_ROUTES, true,  false, false",
        "OPENSHIFT,              true,  true,  true"
    })
    void a_new_cluster_serves_what_its_distribution_does(
            Distribution distribution, boolean routes, boolean clusterVersion, boolean monitoring) {
        try (var cluster = LoneCluster.start(ManagementSettings.DEFAULT.with(distribution))) {
            assertThat(serves(cluster, "route.openshift.io/v1")).isEqualTo(routes);
            assertThat(serves(cluster, "config.openshift.io/v1")).isEqualTo(clusterVersion);
            assertThat(serves(cluster, "monitoring.coreos.com/v1")).isEqualTo(monitoring);
        }
    }

    private static boolean serves(LoneCluster cluster, String group) {
        return cluster.client().getApiResources(group) != null;
    }
}
