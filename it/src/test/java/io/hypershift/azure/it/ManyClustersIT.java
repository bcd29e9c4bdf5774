package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many builds at once on one foundation and one management cluster, each with clients of its own; with {@code -Dprocesses} each is a
 * process of its own.
 */
@Tag("thorough")
@Timeout(1800)
@Isolated("twenty clusters need the whole machine")
class ManyClustersIT {
    private static final boolean PROCESSES = System.getProperty("processes") != null;
    private static final int BUILDS = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(25);
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Test
    void twenty_builds_get_twenty_clusters_at_once_and_leave_nothing() {
        try (var product = Product.in("many-clusters", Latency.NONE)) {
            var before = SandboxState.of(product.sandbox());

            var clusters = eachBuild(name -> PROCESSES ? asProcess(product, "create", name) : create(product, name));

            assertThat(clusters).extracting(it -> it.split(" ", 2)[0]).doesNotHaveDuplicates();
            assertThat(clusters).extracting(it -> it.split(" ", 2)[1]).doesNotHaveDuplicates();
            assertThat(product.hypershift().clusters().list())
                    .hasSize(BUILDS)
                    .allSatisfy(it -> assertThat(it.state()).isEqualTo("available"));

            var found = eachBuild(name -> PROCESSES ? asProcess(product, "destroy", name) : destroy(product, name));

            assertThat(found).containsOnly("true");
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                var now = SandboxState.of(product.sandbox());
                assertThat(now.azure()).containsExactlyElementsOf(before.azure());
                assertThat(now.management()).containsExactlyElementsOf(before.management());
            });
        }
    }

    private static String create(Product product, String name) {
        return inThisProcess(product, hypershift -> {
            var request = product.request(name, new Ownership(name, "", Duration.ofHours(4), GRACE));
            var cluster = hypershift.clusters().create(request, TIMEOUT, new Cancellation());
            return cluster.infraId() + " " + cluster.apiUrl();
        });
    }

    private static String destroy(Product product, String name) {
        var request = new DestroyClusterRequest(new ClusterKey("clusters", name), name, GRACE);
        return inThisProcess(product, hypershift -> "" + hypershift.clusters().destroy(request, new Cancellation()));
    }

    private static String inThisProcess(Product product, Function<HyperShiftAzure, String> work) {
        try (var door = product.sandbox().open(Guard.passing());
                var hypershift = product.through(door)) {
            return work.apply(hypershift);
        }
    }

    private static String asProcess(Product product, String deed, String name) {
        try {
            var process = BuildProcess.of(product, deed, name).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(name + ": " + output).isZero();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> eachBuild(Function<String, String> work) {
        var builds = Executors.newFixedThreadPool(BUILDS);
        try {
            return IntStream.range(0, BUILDS)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> work.apply("build-" + it), builds))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            builds.shutdownNow();
        }
    }
}
