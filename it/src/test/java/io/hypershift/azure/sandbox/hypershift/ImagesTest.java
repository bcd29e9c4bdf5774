package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.hypershift.azure.sandbox.told.Images.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private static final String RED_HAT = "registry.redhat.io/edo/external-dns-rhel8:1";

    static LoneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LoneCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void clear() {
        cluster.server().images().clear();
        cluster.client().apps().deployments().inNamespace("default").delete();
    }

    @Test
    void an_image_that_does_not_exist_is_tried_again_until_it_does() {
        cluster.server().images().tell("quay.io/example/app:2", Answer.MISSING);
        cluster.deploy("app", 1, "{containers: [{name: main, image: 'quay.io/example/app:2'}]}");

        eventually(() -> assertThat(waiting(cluster.onlyPod("app")))
                .containsExactly("ImagePullBackOff: Back-off pulling image \"quay.io/example/app:2\": ErrImagePull: "
                        + "rpc error: code = Unknown desc = initializing source docker://quay.io/example/app:2: "
                        + "reading manifest 2 in quay.io/example/app: manifest unknown"));
        var pod = cluster.onlyPod("app");
        assertThat(pod.getStatus().getPhase()).isEqualTo("Pending");
        assertThat(cluster.warnings(pod.getMetadata().getName()))
                .anyMatch(it -> it.startsWith("Failed: Failed to pull image \"quay.io/example/app:2\": rpc error"));
        assertThat(LoneCluster.condition(pod, "Ready"))
                .isEqualTo("False ContainersNotReady: containers with unready status: [main]");

        cluster.server().images().clear();
        eventually(() -> assertThat(cluster.ready("app")).isEqualTo(1));
    }

    @Test
    void an_init_container_whose_image_cannot_be_had_keeps_the_others_waiting() {
        cluster.server().images().tell("registry.example.com", Answer.UNREACHABLE);
        cluster.deploy(
                "late",
                1,
                "{initContainers: [{name: first, image: registry.example.com/tools/init}], containers: [{name: main, image: quay.io/example/app}]}");

        eventually(() -> assertThat(Stream.of(cluster.onlyPod("late"))
                        .flatMap(it -> it.getStatus().getInitContainerStatuses().stream())
                        .map(ImagesTest::waiting))
                .singleElement()
                .asString()
                .startsWith("ImagePullBackOff: ")
                .contains("pinging container registry registry.example.com", "no such host"));
        assertThat(waiting(cluster.onlyPod("late"))).containsExactly("PodInitializing: null");
        assertThat(LoneCluster.condition(cluster.onlyPod("late"), "Initialized"))
                .isEqualTo("False ContainersNotInitialized: containers with incomplete status: [first]");
    }

    @Test
    void red_hats_registry_wants_a_login_that_the_pod_or_its_service_account_brings() {
        cluster.deploy("bare", 1, pod(""));
        eventually(() -> assertThat(waiting(cluster.onlyPod("bare")))
                .singleElement()
                .asString()
                .contains("unauthorized"));

        pullSecret("quay-only", "quay.io");
        cluster.deploy("elsewhere", 1, pod("imagePullSecrets: [{name: quay-only}],"));
        pullSecret("red-hat", "registry.redhat.io");
        cluster.deploy("allowed", 1, pod("imagePullSecrets: [{name: quay-only}, {name: red-hat}],"));
        cluster.apply(
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: puller, namespace: default}, imagePullSecrets: [{name: red-hat}]}");
        cluster.deploy("by-account", 1, pod("serviceAccountName: puller,"));

        eventually(() -> assertThat(cluster.ready("allowed")).isEqualTo(1));
        eventually(() -> assertThat(cluster.ready("by-account")).isEqualTo(1));
        eventually(() -> assertThat(waiting(cluster.onlyPod("elsewhere")))
                .singleElement()
                .asString()
                .contains("unauthorized"));
    }

    @Test
    void a_pull_secret_that_comes_later_is_used() {
        cluster.deploy("early", 1, pod("imagePullSecrets: [{name: later}],"));
        eventually(() -> assertThat(
                        cluster.warnings(cluster.onlyPod("early").getMetadata().getName()))
                .contains("FailedToRetrieveImagePullSecret: Unable to retrieve some image pull secrets (later); "
                        + "attempting to pull the image may not succeed."));

        pullSecret("later", "registry.redhat.io");

        eventually(() -> assertThat(cluster.ready("early")).isEqualTo(1));
    }

    private static String pod(String more) {
        return "{%s containers: [{name: main, image: '%s'}]}".formatted(more, RED_HAT);
    }

    private static void pullSecret(String name, String registry) {
        var logins = "{\"auths\":{\"%s\":{\"auth\":\"YTpi\"}}}".formatted(registry);
        cluster.apply(
                "{apiVersion: v1, kind: Secret, type: kubernetes.io/dockerconfigjson, metadata: {name: %s, namespace: default}, data: {.dockerconfigjson: %s}}",
                name, Base64.getEncoder().encodeToString(logins.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> waiting(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .map(ImagesTest::waiting)
                .toList();
    }

    private static String waiting(ContainerStatus status) {
        var waiting = status.getState().getWaiting();
        return waiting == null ? "not waiting" : waiting.getReason() + ": " + waiting.getMessage();
    }
}
