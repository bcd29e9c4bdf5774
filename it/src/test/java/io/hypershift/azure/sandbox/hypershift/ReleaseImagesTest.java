package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.oci.Accepted;
import io.hypershift.azure.sandbox.told.Images.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What registries have is what pods get, and what HyperShift's operator reads. */
class ReleaseImagesTest {
    private static final String RELEASE = "quay.io/openshift-release-dev/ocp-release:4.21.0-x86_64";

    static LoneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LoneCluster.start();
        cluster.ground().installOperator();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void clear() {
        cluster.server().releases().reset();
        cluster.server().images().clear();
        cluster.server().told().logins().restore("somebody");
    }

    @Test
    void a_pod_gets_a_release_once_it_is_published() {
        cluster.deploy(
                "release",
                1,
                "{containers: [{name: main, image: 'quay.io/openshift-release-dev/ocp-release:4.99.0-multi'}]}");
        eventually(() -> assertThat(cluster.onlyPod("release").getStatus().getContainerStatuses())
                .extracting(it -> it.getState().getWaiting().getMessage())
                .singleElement()
                .asString()
                .contains("manifest unknown"));

        cluster.server()
                .releases()
                .publish("quay.io/openshift-release-dev/ocp-release:4.99.0-multi", "4.99.0", List.of("amd64", "arm64"));

        eventually(() -> assertThat(cluster.ready("release")).isEqualTo(1));
    }

    @Test
    void a_hosted_cluster_waits_for_its_release_to_be_published() {
        cluster.server().releases().withdraw(RELEASE);
        var manifests = create("waits");
        cluster.apply(manifests.hostedCluster());
        eventually(() -> assertThat(message("waits"))
                .contains("failed to lookup release image: failed to obtain root manifest for " + RELEASE
                        + ": manifest unknown"));

        cluster.server().releases().reset();

        eventually(() -> assertThat(message("waits")).isEqualTo("Release image is valid"));
    }

    @Test
    void a_release_is_known_by_its_digest() {
        var release = cluster.server().releases().find(RELEASE).orElseThrow();
        var digest = cluster.server()
                .releases()
                .content(release)
                .tagged(Accepted.of(List.of()))
                .orElseThrow()
                .digest();
        var image = "quay.io/openshift-release-dev/ocp-release@" + digest;
        cluster.apply(create("digest").hostedCluster().replace(RELEASE, image));

        eventually(() -> assertThat(message("digest")).isEqualTo("Release image is valid"));
        var hosted =
                cluster.ground().hypershift("HostedCluster").withName("digest").get();
        assertThat(hosted.<String>get("status", "version", "desired", "version"))
                .isEqualTo("4.21.0");
        assertThat(hosted.<String>get("status", "payloadArch")).isEqualTo("AMD64");
    }

    @Test
    void a_private_release_wants_the_pull_secret_of_the_hosted_cluster() {
        cluster.server().images().tell("quay.io/openshift-release-dev", Answer.PRIVATE);
        cluster.apply(create("login").hostedCluster());
        eventually(() -> assertThat(message("login")).contains("unauthorized"));

        pullSecret("login", "{\"auths\":{\"quay.io\":{\"username\":\"somebody\",\"password\":\"b\"}}}");
        eventually(() -> assertThat(message("login")).isEqualTo("Release image is valid"));

        cluster.server().told().logins().revoke("somebody");
        eventually(() -> assertThat(message("login")).contains("Invalid Username or Password"));
    }

    @Test
    void a_pull_secret_that_is_none_is_told() {
        cluster.apply(create("broken").hostedCluster());
        pullSecret("broken", "no secret");

        eventually(() -> assertThat(message("broken")).contains("failed to parse docker credentials"));
    }

    private static HostedClusterManifests create(String name) {
        var manifests = LoneHostedCluster.manifests(name);
        cluster.apply(manifests.secrets(Foundation.anotherKey()));
        return manifests;
    }

    private static void pullSecret(String name, String content) {
        var secret = cluster.client()
                .secrets()
                .inNamespace(ManagementGround.NAMESPACE)
                .withName(name + "-pull-secret");
        var encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        edit(secret, it -> it.getData().put(".dockerconfigjson", encoded));
    }

    private static String message(String name) {
        return cluster.ground().messages("HostedCluster", name).getOrDefault("ValidReleaseImage", "");
    }
}
