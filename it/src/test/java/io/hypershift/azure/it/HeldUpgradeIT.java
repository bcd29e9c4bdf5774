package io.hypershift.azure.it;

import static io.hypershift.azure.sandbox.kubernetes.Edits.editStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.upgrade.UpgradeRequest;
import io.hypershift.azure.upgrade.UpgradeScope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster operator says that its cluster must not go to another minor version. */
class HeldUpgradeIT {
    private static final ClusterKey CLUSTER = new ClusterKey("clusters", "pr-42");
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("held-upgrade", Latency.NONE);
        var cluster = product.create("pr-42", TIMEOUT);
        upgrade("4.21.0", false); // its nodes are Ready some time before all of its release is there
        var kubeconfig = Config.fromKubeconfig(cluster.kubeconfig().toFile());
        try (var hosted = new KubernetesClientBuilder().withConfig(kubeconfig).build()) {
            var network = hosted.genericKubernetesResources("config.openshift.io/v1", "ClusterOperator")
                    .withName("network");
            editStatus(network, it -> {
                List<Map<String, Object>> conditions = it.get("status", "conditions");
                conditions.removeIf(condition -> "Upgradeable".equals(condition.get("type")));
                conditions.add(new HashMap<>(
                        Map.of("type", "Upgradeable", "status", "False", "reason", "OldPlugin", "message", "too old")));
            });
        }
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void a_patch_passes_and_a_minor_version_is_refused_until_it_is_forced() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThatThrownBy(
                                () -> product.hypershift().upgrades().rehearse(to("4.22.0", false), new Cancellation()))
                        .hasMessageContaining("ClusterVersionUpgradeable is False")
                        .hasMessageContaining("OldPlugin")
                        .hasMessageContaining("too old"));

        assertThat(upgrade("4.21.3", false)).isEqualTo("4.21.3");
        assertThatThrownBy(() -> upgrade("4.22.0", false)).hasMessageContaining("forceUpgrade=true");
        assertThat(upgrade("4.22.0", true)).isEqualTo("4.22.0");
    }

    private static String upgrade(String version, boolean force) {
        return product.hypershift()
                .upgrades()
                .upgrade(to(version, force), TIMEOUT, new Cancellation())
                .version();
    }

    private static UpgradeRequest to(String version, boolean force) {
        var image = "quay.io/openshift-release-dev/ocp-release:" + version + "-multi";
        return new UpgradeRequest(CLUSTER, image, UpgradeScope.ALL, List.of(), force, "hypershift");
    }
}
