package io.hypershift.azure.upgrade;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.RunningRelease;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpgradeGatesTest {
    private static final String REPOSITORY = "quay.io/openshift-release-dev/ocp-release:";
    private static final Optional<List<String>> SUPPORTED =
            Optional.of(List.of("4.22", "4.21", "4.20", "4.19", "4.18"));
    private static final String COMPLETED = "{state: Completed, version: 4.20.1, image: '" + image("4.20.1") + "'}";

    @Test
    void the_next_minor_and_patches_are_open() {
        assertThatCode(() -> check("4.21.0", UpgradeScope.ALL, cluster(COMPLETED, ""), pool("a", "4.20.1")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("4.20.9", UpgradeScope.ALL, cluster(COMPLETED, held()), pool("a", "4.18.3")))
                .as("a patch, though the cluster must not go to another minor version")
                .doesNotThrowAnyException();
    }

    @Test
    void an_older_minor_is_refused_and_so_is_one_the_operator_does_not_know() {
        assertThatThrownBy(() -> check("4.19.30", UpgradeScope.ALL, cluster(COMPLETED, ""), pool("a", "4.20.1")))
                .hasMessageContaining("4.19.30 is an older minor version than 4.20.1")
                .hasMessageContaining("Choose a release of 4.20 or newer")
                .as("no node pool could be made to fit")
                .hasMessageNotContaining("cannot be with it");
        assertThatThrownBy(() -> check("5.1.0", UpgradeScope.ALL, cluster(COMPLETED, "")))
                .hasMessageContaining("the operator cannot run 5.1.0")
                .hasMessageContaining("It knows: 4.22, 4.21");
    }

    @Test
    void an_image_that_nothing_tells_the_version_of_is_refused() {
        var digest = "quay.io/openshift-release-dev/ocp-release@sha256:" + "0".repeat(64);
        var request = request(digest, UpgradeScope.ALL, false);

        assertThatThrownBy(() -> gates(request, cluster(COMPLETED, "")).check(SUPPORTED))
                .hasMessageContaining("nothing tells the version of " + digest);
    }

    @Test
    void a_minor_that_the_clusters_operators_hold_is_refused_unless_forced() {
        assertThatThrownBy(() -> check("4.21.0", UpgradeScope.ALL, cluster(COMPLETED, held())))
                .hasMessageContaining("ClusterVersionUpgradeable is False")
                .hasMessageContaining("AdminAckRequired: look at the APIs that go")
                .hasMessageContaining("forceUpgrade=true");
        var forced = request(image("4.21.0"), UpgradeScope.ALL, true);
        assertThatCode(() -> gates(forced, cluster(COMPLETED, held())).check(SUPPORTED))
                .doesNotThrowAnyException();
    }

    @Test
    void a_rollout_to_another_release_is_waited_for_and_one_to_the_same_is_gone_on_with() {
        var underWay = "{state: Partial, version: 4.21.0, image: '" + image("4.21.0") + "'}, " + COMPLETED;

        assertThatThrownBy(() -> check("4.21.3", UpgradeScope.ALL, cluster(underWay, "")))
                .hasMessageContaining("cluster clusters/pr-42 is on its way to 4.21.0");
        assertThatCode(() -> check("4.21.0", UpgradeScope.ALL, cluster(underWay, "")))
                .doesNotThrowAnyException();
    }

    @Test
    void nodes_too_far_behind_or_ahead_are_refused() {
        assertThatThrownBy(() -> check("4.22.0", UpgradeScope.ALL, cluster(COMPLETED, ""), pool("old", "4.18.3")))
                .hasMessageContaining("node pool old cannot be with it: 4.18.3 is 4 minor versions behind");
        assertThatThrownBy(() -> check("4.21.0", UpgradeScope.NODE_POOLS, cluster(COMPLETED, ""), pool("a", "4.20.1")))
                .hasMessageContaining("node pool a cannot go there: 4.21.0 is newer than the control plane's 4.20.1");
    }

    @Test
    void everything_is_told_at_once() {
        var request = new UpgradeRequest(
                new ClusterKey("clusters", "pr-42"),
                image("4.19.0"),
                UpgradeScope.ALL,
                List.of("gpu"),
                false,
                "hypershift");

        assertThatThrownBy(() -> gates(request, cluster(COMPLETED, ""), pool("a", "4.20.1"))
                        .check(Optional.empty()))
                .hasMessageContaining("has no node pool gpu")
                .hasMessageContaining("It has: a")
                .hasMessageContaining("older minor version")
                .hasMessageContaining("no ConfigMap supported-versions");
    }

    private static void check(String version, UpgradeScope scope, Manifest cluster, Manifest... pools) {
        gates(request(image(version), scope, false), cluster, pools).check(SUPPORTED);
    }

    private static UpgradeGates gates(UpgradeRequest request, Manifest cluster, Manifest... pools) {
        return new UpgradeGates(new UpgradeView(request, cluster, List.of(pools), new RunningRelease(cluster).known()));
    }

    private static UpgradeRequest request(String image, UpgradeScope scope, boolean force) {
        return new UpgradeRequest(new ClusterKey("clusters", "pr-42"), image, scope, List.of(), force, "hypershift");
    }

    private static String held() {
        return "{type: ClusterVersionUpgradeable, status: 'False', reason: AdminAckRequired,"
                + " message: look at the APIs that go}";
    }

    private static Manifest cluster(String history, String conditions) {
        return manifest("""
                apiVersion: hypershift.openshift.io/v1beta1
                kind: HostedCluster
                metadata: {namespace: clusters, name: pr-42}
                spec: {release: {image: '%s'}}
                status: {version: {history: [%s]}, conditions: [%s]}
                """.formatted(image("4.20.1"), history, conditions));
    }

    private static Manifest pool(String name, String version) {
        return manifest("""
                apiVersion: hypershift.openshift.io/v1beta1
                kind: NodePool
                metadata: {namespace: clusters, name: %s}
                spec: {clusterName: pr-42, release: {image: '%s'}}
                status: {version: %s}
                """.formatted(name, image(version), version));
    }

    private static String image(String version) {
        return REPOSITORY + version + "-multi";
    }

    private static Manifest manifest(String yaml) {
        try {
            return Manifests.parse(yaml).get(0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
