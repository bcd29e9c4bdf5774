package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterStatus;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Options;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clusters that are not the usual ones, from their creation to their end, after which nothing of them is left. */
@Timeout(600)
class ClusterVariantsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Ownership OWNERSHIP =
            new Ownership(Product.OWNER, "", Duration.ofHours(4), Duration.ofSeconds(30));

    private static Product product;
    private static SandboxState before;

    @BeforeAll
    static void prepare() {
        product = Product.in("cluster-variants", Latency.NONE);
        before = SandboxState.of(product.sandbox());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void one_without_node_pools_is_ready_when_its_api_answers() {
        var request = request("bare", Map.of(Parameter.NODE_POOL_REPLICAS, "-1"), product.files());

        create(request, WaitFor.NODES);

        var status = look(request);
        assertThat(status.state()).isEqualTo(ClusterStatus.State.AVAILABLE);
        assertThat(status.nodesWanted()).isZero();
        endOf("bare");
    }

    @Test
    void one_that_is_waited_for_to_the_end_of_its_rollout_has_nodes_in_each_zone_and_all_its_files() {
        var files = new ClusterFiles(
                product.files().pullSecret(),
                Source.none(),
                Entrance.file(product.sandbox().properties(), "hypershift.caBundleFile"),
                Source.text("[{source: quay.io/a, mirrors: [registry.example.com/a]}]", "mirrors"),
                Source.none());
        var request = request(
                "zoned",
                Map.of(
                        Parameter.AVAILABILITY_ZONES, "1,2",
                        Parameter.NODE_POOL_REPLICAS, "1",
                        Parameter.GENERATE_SSH, "true",
                        Parameter.LABELS, "team=ci"),
                files);

        create(request, WaitFor.ROLLOUT);

        var status = look(request);
        assertThat(status.isRolledOut()).isTrue();
        assertThat(status.nodesReady()).isEqualTo(2);
        assertThat(status.conditions().keySet()).contains("NodePool clusters/zoned-1", "NodePool clusters/zoned-2");
        assertThat(product.directory().resolve("out/zoned.infra.json"))
                .content()
                .contains("\"infraID\"");
        endOf("zoned");
    }

    @Test
    void one_that_hypershift_leaves_alone_is_made_and_not_waited_for() {
        var request = request("paused", Map.of(Parameter.PAUSED_UNTIL, "true"), product.files());

        product.hypershift().clusters().begin(request, new Cancellation());

        assertThat(look(request).state()).isEqualTo(ClusterStatus.State.PROGRESSING);
        assertThatThrownBy(() ->
                        create(request("other", Map.of(Parameter.ARCH, "mips"), product.files()), WaitFor.NODES))
                .hasMessageContaining("arch");
        endOf("paused");
    }

    private static CreateClusterRequest request(String name, Map<Parameter, String> options, ClusterFiles files) {
        var usual = product.request(name, OWNERSHIP);
        Options all = usual.options();
        for (var option : options.entrySet()) {
            all = all.with(option.getKey(), option.getValue());
        }
        return new CreateClusterRequest(
                name,
                usual.namespace(),
                all,
                files,
                usual.trust(),
                Map.of("team", "ci"),
                usual.ownership(),
                usual.outputDirectory());
    }

    private static void create(CreateClusterRequest request, WaitFor wanted) {
        product.hypershift().clusters().create(request, wanted, TIMEOUT, new Cancellation(), () -> {});
    }

    private static ClusterStatus look(CreateClusterRequest request) {
        return product.hypershift().clusters().look(new ClusterKey(request.namespace(), request.name()));
    }

    private static void endOf(String name) {
        assertThat(product.destroy(name)).isTrue();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var now = SandboxState.of(product.sandbox());
            assertThat(now.azure()).containsExactlyElementsOf(before.azure());
            assertThat(now.management()).containsExactlyElementsOf(before.management());
        });
    }
}
