package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static io.hypershift.azure.sandbox.hypershift.ClusterGround.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One cluster's way through the releases: every test goes on where the one before has left it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterUpgradeTest {
    private static final String NAME = "up";

    @TempDir
    static Path directory;

    static ClusterGround ground;

    @BeforeAll
    static void start() {
        ground = ClusterGround.start(directory);
        ground.create(NAME, 1);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    @Order(1)
    void a_patch_release_is_rolled_out_to_the_control_plane_and_the_cluster_and_leaves_the_nodes() {
        ground.upgrade("HostedCluster", NAME, "4.21.3");
        ground.awaitCompleted(NAME, "4.21.3");
        assertThat(ground.history(NAME)).containsExactly("4.21.3 Completed", "4.21.0 Completed");
        eventually(() -> assertThat(ground.status("HostedCluster", NAME).at("/controlPlaneVersion/history"))
                .extracting(it ->
                        it.path("version").asText() + " " + it.path("state").asText())
                .containsExactly("4.21.3 Completed", "4.21.0 Completed"));
        assertThat(ground.status("HostedCluster", NAME)
                        .at("/version/desired/image")
                        .asText())
                .isEqualTo(release("4.21.3"));
        assertThat(ground.management
                        .client()
                        .genericKubernetesResources("hypershift.openshift.io/v1beta1", "ControlPlaneComponent")
                        .inNamespace("clusters-" + NAME)
                        .list()
                        .getItems())
                .isNotEmpty()
                .allSatisfy(
                        it -> assertThat(it.<String>get("status", "version")).isEqualTo("4.21.3"));
        try (var hosted = ground.management.hosted(NAME)) {
            assertThat(ClusterGround.kubelets(hosted)).containsExactly("v1.34.0");
        }
    }

    @Test
    @Order(2)
    void a_minor_release_is_held_while_a_cluster_operator_is_not_upgradeable_and_a_patch_is_not() {
        try (var hosted = ground.management.hosted(NAME)) {
            ClusterGround.tellOperator(
                    hosted,
                    "network",
                    Map.of("type", "Upgradeable", "status", "False", "reason", "OldPlugin", "message", "too old"));
            eventually(
                    () -> assertThat(ground.condition("HostedCluster", NAME, "ClusterVersionUpgradeable"))
                            .isEqualTo(
                                    "False OldPlugin: Cluster operator network should not be upgraded between minor versions: too old"));
        }
        ground.upgrade("HostedCluster", NAME, "4.22.0");
        eventually(
                () -> assertThat(ground.condition("HostedCluster", NAME, "Progressing"))
                        .isEqualTo(
                                "False Blocked: ClusterVersionUpgradeable condition is false: cluster version is not upgradeable"));
        ground.upgrade("HostedCluster", NAME, "4.21.4");
        ground.awaitCompleted(NAME, "4.21.4");
        assertThat(ground.history(NAME)).noneMatch(it -> it.startsWith("4.22"));
    }

    @Test
    @Order(3)
    void a_held_release_is_gone_to_when_the_annotation_names_exactly_it() {
        ground.upgrade("HostedCluster", NAME, "4.22.0");
        ground.management.annotate(NAME, "hypershift.openshift.io/force-upgrade-to", release("4.22.1"));
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "Progressing"))
                .contains("force upgrade annotation is present but does not match desired release image"));
        ground.management.annotate(NAME, "hypershift.openshift.io/force-upgrade-to", release("4.22.0"));
        ground.awaitCompleted(NAME, "4.22.0");
        try (var hosted = ground.management.hosted(NAME)) {
            ClusterGround.tellOperator(
                    hosted,
                    "network",
                    Map.of("type", "Upgradeable", "status", "True", "reason", "AsExpected", "message", ""));
        }
    }

    @Test
    @Order(4)
    void a_gate_of_the_release_holds_until_an_administrator_acknowledges_it() {
        try (var hosted = ground.management.hosted(NAME)) {
            hosted.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withNamespace("openshift-config-managed")
                            .withName("admin-gates")
                            .endMetadata()
                            .withData(Map.of("ack-4.22-kube-1.36-api-removals", "Look at the removed APIs."))
                            .build())
                    .create();
            eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ClusterVersionUpgradeable"))
                    .isEqualTo("False AdminAckRequired: Look at the removed APIs."));
            hosted.resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withNamespace("openshift-config")
                            .withName("admin-acks")
                            .endMetadata()
                            .withData(Map.of("ack-4.22-kube-1.36-api-removals", "true"))
                            .build())
                    .create();
        }
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ClusterVersionUpgradeable"))
                .startsWith("True FromClusterVersion"));
    }

    @Test
    @Order(5)
    void what_is_older_or_not_supported_is_no_valid_release() {
        ground.upgrade("HostedCluster", NAME, "4.21.9");
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ValidReleaseImage"))
                .isEqualTo("False InvalidImage: y-stream downgrade from \"4.22.0\" to \"4.21.9\" is not supported"));
        assertThat(ground.condition("HostedCluster", NAME, "Progressing"))
                .startsWith("False Blocked: ValidReleaseImage condition is false: ");
        ground.publish("5.2.0");
        ground.upgrade("HostedCluster", NAME, "5.2.0");
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ValidReleaseImage"))
                .isEqualTo(
                        "False InvalidImage: the latest version supported is: \"5.1\". Attempting to use: \"5.2.0\""));
        ground.upgrade("HostedCluster", NAME, "4.22.0");
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ValidReleaseImage"))
                .startsWith("True"));
    }

    @Test
    @Order(6)
    void a_paused_cluster_waits_with_its_upgrade_until_it_goes_on() {
        ground.patch("HostedCluster", NAME, "{\"spec\": {\"pausedUntil\": \"true\"}}");
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ReconciliationActive"))
                .isEqualTo("False ReconciliationPaused: Reconciliation paused until field removed"));
        ground.upgrade("HostedCluster", NAME, "4.22.2");
        eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "Progressing"))
                .startsWith("False Blocked: ReconciliationActive condition is false: "));
        assertThat(ground.history(NAME)).first().isEqualTo("4.22.0 Completed");
        ground.patch("HostedCluster", NAME, "{\"spec\": {\"pausedUntil\": null}}");
        ground.awaitCompleted(NAME, "4.22.2");
        assertThat(ground.condition("HostedCluster", NAME, "ReconciliationActive"))
                .startsWith("True AsExpected");
    }

    @Test
    @Order(7)
    void the_control_plane_alone_goes_to_a_release_of_its_own() {
        ground.patch(
                "HostedCluster",
                NAME,
                "{\"spec\": {\"controlPlaneRelease\": {\"image\": \"%s\"}}}".formatted(release("4.22.3")));
        eventually(() -> assertThat(ground.status("HostedCluster", NAME).at("/controlPlaneVersion/history"))
                .extracting(it ->
                        it.path("version").asText() + " " + it.path("state").asText())
                .startsWith("4.22.3 Completed"));
        assertThat(ground.history(NAME)).first().isEqualTo("4.22.2 Completed");
    }
}
