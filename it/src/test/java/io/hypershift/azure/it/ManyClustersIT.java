package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.HostedCluster;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many builds at once on one foundation and one management cluster, each with clients of its own. */
@Timeout(900)
class ManyClustersIT {
    private static final int BUILDS = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Test
    void twenty_builds_get_twenty_clusters_at_once_and_leave_nothing() {
        try (var product = Product.in("many-clusters", Latency.NONE)) {
            var before = SandboxState.of(product.sandbox());

            var clusters = eachBuild(
                    product,
                    (hypershift, owner) -> hypershift
                            .clusters()
                            .create(
                                    product.request(owner, new Ownership(owner, "", Duration.ofHours(4), GRACE)),
                                    TIMEOUT,
                                    new Cancellation()));

            assertThat(clusters).extracting(HostedCluster::infraId).doesNotHaveDuplicates();
            assertThat(clusters).extracting(HostedCluster::apiUrl).doesNotHaveDuplicates();
            assertThat(product.hypershift().clusters().list())
                    .hasSize(BUILDS)
                    .allSatisfy(it -> assertThat(it.state()).isEqualTo("available"));

            var found = eachBuild(
                    product,
                    (hypershift, owner) -> hypershift
                            .clusters()
                            .destroy(
                                    new DestroyClusterRequest(new ClusterKey("clusters", owner), owner, GRACE),
                                    new Cancellation()));

            assertThat(found).containsOnly(true);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                var now = SandboxState.of(product.sandbox());
                assertThat(now.azure()).containsExactlyElementsOf(before.azure());
                assertThat(now.management()).containsExactlyElementsOf(before.management());
            });
        }
    }

    private static <T> List<T> eachBuild(Product product, BiFunction<HyperShiftAzure, String, T> work) {
        var builds = Executors.newFixedThreadPool(BUILDS);
        try {
            return IntStream.range(0, BUILDS)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> build(product, "build-" + it, work), builds))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            builds.shutdownNow();
        }
    }

    private static <T> T build(Product product, String owner, BiFunction<HyperShiftAzure, String, T> work) {
        try (var door = product.sandbox().open(Guard.passing());
                var hypershift = product.through(door)) {
            return work.apply(hypershift, owner);
        }
    }
}
