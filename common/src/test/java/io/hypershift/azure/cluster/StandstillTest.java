package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandstillTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String LONG_AGO = "2026-11-26T11:58:00Z";
    private static final String JUST_NOW = "2026-11-26T11:59:30Z";

    private static final Standstill STANDSTILL = new Standstill(NOW, Standstill.SINCE_EVER);
    private static final Standstill BEGUN = new Standstill(NOW, Duration.ofSeconds(30));

    @Test
    void a_condition_that_lasts_and_is_about_the_pool_as_it_is_ends_a_wait() {
        assertThat(STANDSTILL.ofPool(pool("ValidReleaseImage", "False", "ValidationFailed", 2, LONG_AGO)))
                .contains("ValidReleaseImage False (ValidationFailed): no such image");
    }

    @Test
    void what_is_new_or_about_the_pool_as_it_was_may_pass() {
        assertThat(STANDSTILL.ofPool(pool("ValidReleaseImage", "False", "ValidationFailed", 2, JUST_NOW)))
                .isEmpty();
        assertThat(STANDSTILL.ofPool(pool("ValidReleaseImage", "False", "ValidationFailed", 1, LONG_AGO)))
                .isEmpty();
    }

    @Test
    void what_was_so_before_a_wait_began_may_have_been_mended() {
        assertThat(BEGUN.ofPool(pool("ValidReleaseImage", "False", "ValidationFailed", 2, LONG_AGO)))
                .isEmpty();
        assertThat(new Standstill(NOW, Duration.ofMinutes(1))
                        .ofPool(pool("ValidReleaseImage", "False", "ValidationFailed", 2, LONG_AGO)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PlatformCredentialsFound", "ValidAzureKMSConfig", "ValidConfiguration"})
    void what_only_the_clusters_owner_can_mend_ends_a_wait(String type) {
        assertThat(STANDSTILL.ofCluster(cluster(type, LONG_AGO))).isPresent();
        assertThat(STANDSTILL.ofCluster(cluster(type, JUST_NOW))).isEmpty();
    }

    @Test
    void nodes_without_an_image_for_their_platform_end_a_wait() {
        assertThat(STANDSTILL.ofPool(pool("ValidPlatformImage", "False", "ValidationFailed", 2, LONG_AGO)))
                .isPresent();
    }

    @Test
    void a_release_that_is_not_accepted_gets_longer_than_others() {
        assertThat(STANDSTILL.ofCluster(cluster("ClusterVersionReleaseAccepted", LONG_AGO)))
                .isEmpty();
        assertThat(STANDSTILL.ofCluster(cluster("ClusterVersionReleaseAccepted", "2026-11-26T11:55:00Z")))
                .isPresent();
    }

    @Test
    void what_azure_may_give_later_does_not_end_a_wait() {
        assertThat(STANDSTILL.ofPool(pool("AllMachinesReady", "False", "QuotaExceeded", 2, LONG_AGO)))
                .isEmpty();
    }

    @Test
    void too_many_unhealthy_nodes_end_a_wait_whatever_the_condition() {
        assertThat(STANDSTILL.ofPool(pool("Ready", "False", "TooManyUnhealthy", 2, LONG_AGO)))
                .isPresent();
    }

    @Test
    void an_upgrade_that_is_held_does_not_go_on_and_a_registry_that_is_slow_may() {
        var held = Yaml.hostedCluster(
                "{conditions: [{type: Progressing, status: 'False', reason: Blocked,"
                        + " observedGeneration: 1, message: 'ClusterVersionUpgradeable condition is false: not upgradeable'}]}");
        var slow = Yaml.hostedCluster("{conditions: [{type: Progressing, status: 'False', reason: Blocked,"
                + " observedGeneration: 1, lastTransitionTime: '" + LONG_AGO + "', message: 'failed to look up'}]}");

        assertThat(STANDSTILL.ofCluster(held)).isPresent();
        assertThat(BEGUN.ofCluster(held))
                .as("what lets it go may just have been written")
                .isEmpty();
        assertThat(STANDSTILL.ofCluster(slow)).isEmpty();
    }

    private static Manifest cluster(String type, String since) {
        return Yaml.hostedCluster("{conditions: [{type: " + type + ", status: 'False', reason: Because,"
                + " observedGeneration: 1, lastTransitionTime: '" + since + "', message: told}]}");
    }

    private static Manifest pool(String type, String status, String reason, int observed, String since) {
        return Yaml.manifest("""
                apiVersion: hypershift.openshift.io/v1beta1
                kind: NodePool
                metadata: {namespace: clusters, name: pr-42, generation: 2}
                status: {conditions: [{type: %s, status: '%s', reason: %s, message: no such image,
                  observedGeneration: %d, lastTransitionTime: '%s'}]}
                """.formatted(type, status, reason, observed, since));
    }
}
