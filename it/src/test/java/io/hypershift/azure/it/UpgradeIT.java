package io.hypershift.azure.it;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.oci.Accepted;
import io.hypershift.azure.upgrade.UpgradeRequest;
import io.hypershift.azure.upgrade.UpgradeScope;
import io.hypershift.azure.upgrade.UpgradeStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A cluster goes from release to release: each test begins where the one before has ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {
    private static final ClusterKey CLUSTER = new ClusterKey("clusters", "pr-42");
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final String FORCE = "hypershift.openshift.io/force-upgrade-to";

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("upgrades", Latency.NONE);
        product.create("pr-42", TIMEOUT);
        upgrade(to("4.21.0", UpgradeScope.ALL)); // its nodes are Ready some time before all of its release is there
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    @Order(1)
    void a_dry_run_tells_and_changes_nothing() {
        product.hypershift().upgrades().rehearse(to("4.21.3", UpgradeScope.ALL), new Cancellation());

        assertThat(poolVersion()).isEqualTo("4.21.0");
        assertThat(product.hypershift()
                        .upgrades()
                        .advance(to("4.21.0", UpgradeScope.ALL), Duration.ZERO, new Cancellation())
                        .isDone())
                .as("it runs what it ran")
                .isTrue();
    }

    @Test
    @Order(2)
    void what_the_operator_cannot_run_is_refused() {
        assertThatThrownBy(() -> upgrade(to("4.20.0", UpgradeScope.ALL)))
                .hasMessageContaining("4.20.0 is an older minor version than 4.21.0");
        assertThatThrownBy(() -> upgrade(to("5.9.0", UpgradeScope.ALL)))
                .hasMessageContaining("the operator cannot run 5.9.0");
    }

    @Test
    @Order(2)
    void a_release_by_digest_is_asked_of_its_registry_and_refused_where_nobody_knows_it() {
        var repository = "quay.io/openshift-release-dev/ocp-release";
        var releases = product.sandbox().management().told().releases();
        var digest = releases.find(image("4.22.0"))
                .flatMap(it -> releases.content(it).tagged(Accepted.of(List.of())))
                .orElseThrow()
                .digest();

        assertThatThrownBy(() -> rehearse(repository + "@" + digest, UpgradeScope.NODE_POOLS))
                .hasMessageContaining("4.22.0 is newer than the control plane's 4.21.0");
        assertThatThrownBy(() -> rehearse(repository + "@sha256:" + "0".repeat(64), UpgradeScope.ALL))
                .hasMessageContaining("nothing tells the version of");
    }

    private static void rehearse(String image, UpgradeScope scope) {
        var request = new UpgradeRequest(CLUSTER, image, scope, List.of(), false, "hypershift");
        product.hypershift().upgrades().rehearse(request, new Cancellation());
    }

    @Test
    @Order(3)
    void a_control_plane_alone_leaves_the_nodes_where_they_are() {
        assertThat(upgrade(to("4.21.3", UpgradeScope.CONTROL_PLANE))).isEqualTo("4.21.3");
        assertThat(poolVersion()).isEqualTo("4.21.0");
    }

    @Test
    @Order(4)
    void the_nodes_follow_and_repeating_it_changes_nothing() {
        assertThat(upgrade(to("4.21.3", UpgradeScope.ALL))).isEqualTo("4.21.3");
        assertThat(poolVersion()).isEqualTo("4.21.3");
        assertThat(upgrade(to("4.21.3", UpgradeScope.ALL))).isEqualTo("4.21.3");
    }

    @Test
    @Order(5)
    void one_that_was_left_alone_is_gone_on_with_piece_by_piece() {
        var upgrades = product.hypershift().upgrades();
        var request = to("4.22.0", UpgradeScope.ALL);

        assertThat(upgrades.begin(request, new Cancellation()).state()).isEqualTo(State.CONTROL_PLANE);
        assertThat(upgrade(request)).as("begun by one, ended by another").isEqualTo("4.22.0");
        assertThat(poolVersion()).isEqualTo("4.22.0");
    }

    @Test
    @Order(6)
    void a_patch_takes_away_the_force_to_an_earlier_release_that_would_hold_it() {
        hostedCluster(it -> {
            edit(it, cluster -> cluster.getMetadata().getAnnotations().put(FORCE, image("4.22.0")));
            return it;
        });
        assertThat(upgrade(to("4.22.0", UpgradeScope.ALL))).isEqualTo("4.22.0");
        assertThat(annotations()).as("it is not in the way").containsKey(FORCE);

        assertThat(upgrade(to("4.22.1", UpgradeScope.CONTROL_PLANE))).isEqualTo("4.22.1");

        assertThat(annotations()).doesNotContainKey(FORCE);
    }

    private static Map<String, String> annotations() {
        return hostedCluster(it -> it.get().getMetadata().getAnnotations());
    }

    private static <T> T hostedCluster(Function<Resource<GenericKubernetesResource>, T> work) {
        var config = Config.fromKubeconfig(product.sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return work.apply(client.genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedCluster")
                    .inNamespace(CLUSTER.namespace())
                    .withName(CLUSTER.name()));
        }
    }

    private static String image(String version) {
        return "quay.io/openshift-release-dev/ocp-release:" + version + "-multi";
    }

    private static String upgrade(UpgradeRequest request) {
        return product.hypershift()
                .upgrades()
                .upgrade(request, TIMEOUT, new Cancellation())
                .version();
    }

    private static String poolVersion() {
        return product.hypershift()
                .nodePools()
                .look(new PoolKey(CLUSTER, "pr-42"))
                .version();
    }

    private static UpgradeRequest to(String version, UpgradeScope scope) {
        return new UpgradeRequest(CLUSTER, image(version), scope, List.of(), false, "hypershift");
    }
}
