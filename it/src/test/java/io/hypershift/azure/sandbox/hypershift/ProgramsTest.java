package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.hypershift.azure.sandbox.told.Programs.Exits;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.Programs.Match;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final String POD = "{containers: [{name: main, image: 'quay.io/example/app:1'}]}";

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
        cluster.server().programs().clear();
        cluster.client().apps().deployments().inNamespace("default").delete();
    }

    @Test
    void a_container_that_ends_at_each_start_is_started_less_and_less_often_until_it_no_longer_does() {
        cluster.server().programs().tell(Match.image("quay.io/example/app"), new Exits(3, "cannot go on"));
        cluster.deploy("crashing", 1, POD);

        eventually(() -> assertThat(reason("crashing")).isEqualTo("CrashLoopBackOff"));
        var pod = cluster.onlyPod("crashing");
        assertThat(status(pod).getRestartCount()).isPositive();
        assertThat(status(pod).getState().getWaiting().getMessage())
                .startsWith("back-off ")
                .contains(" restarting failed container=main pod="
                        + pod.getMetadata().getName() + "_default(");
        assertThat(status(pod).getLastState().getTerminated().getExitCode()).isEqualTo(3);
        assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
        assertThat(log(pod, false)).isEqualTo("cannot go on\n");
        assertThat(log(pod, true)).isEqualTo("cannot go on\n");

        cluster.server().programs().clear();
        eventually(() -> assertThat(cluster.ready("crashing")).isEqualTo(1));
        assertThat(log(cluster.onlyPod("crashing"), true)).isEqualTo("cannot go on\n");
    }

    @Test
    void a_container_that_hangs_is_running_and_never_ready_until_it_no_longer_does() {
        cluster.server().programs().tell(Match.image("").container("slow"), new Hangs("still thinking"));
        cluster.deploy(
                "hanging",
                1,
                "{containers: [{name: main, image: quay.io/example/app}, {name: slow, image: quay.io/example/app}]}");

        eventually(() -> assertThat(LoneCluster.condition(cluster.onlyPod("hanging"), "Ready"))
                .isEqualTo("False ContainersNotReady: containers with unready status: [slow]"));
        assertThat(cluster.onlyPod("hanging").getStatus().getPhase()).isEqualTo("Running");
        assertThat(cluster.client()
                        .pods()
                        .inNamespace("default")
                        .withName(cluster.onlyPod("hanging").getMetadata().getName())
                        .inContainer("slow")
                        .getLog())
                .isEqualTo("still thinking\n");

        cluster.server().programs().clear(Match.image("").container("slow"));
        eventually(() -> assertThat(cluster.ready("hanging")).isEqualTo(1));
        assertThat(status(cluster.onlyPod("hanging")).getRestartCount()).isZero();
    }

    @Test
    void an_init_container_that_fails_is_tried_again_and_one_that_has_ended_is_not() {
        cluster.server().programs().tell(Match.image("").container("first"), new Exits(1, "no"));
        cluster.deploy(
                "init",
                1,
                "{initContainers: [{name: first, image: quay.io/example/app}], containers: [{name: main, image: quay.io/example/app}]}");

        eventually(() -> assertThat(cluster.onlyPod("init").getStatus().getInitContainerStatuses())
                .singleElement()
                .satisfies(it -> assertThat(it.getRestartCount()).isPositive()));
        assertThat(cluster.onlyPod("init").getStatus().getPhase()).isEqualTo("Pending");

        cluster.server().programs().clear();
        eventually(() -> assertThat(cluster.ready("init")).isEqualTo(1));
        assertThat(cluster.onlyPod("init")
                        .getStatus()
                        .getInitContainerStatuses()
                        .get(0)
                        .getState()
                        .getTerminated())
                .satisfies(it -> assertThat(it.getReason()).isEqualTo("Completed"));
    }

    @Test
    void a_container_that_was_started_once_has_no_log_of_before() {
        cluster.deploy("calm", 1, POD);
        eventually(() -> assertThat(cluster.ready("calm")).isEqualTo(1));

        var pod = cluster.onlyPod("calm");
        assertThatThrownBy(() -> log(pod, true))
                .hasMessageContaining("previous terminated container \"main\" in pod \""
                        + pod.getMetadata().getName() + "\" not found");
    }

    private static ContainerStatus status(Pod pod) {
        return pod.getStatus().getContainerStatuses().get(0);
    }

    private static String reason(String app) {
        return Optional.of(cluster.onlyPod(app).getStatus().getContainerStatuses()).stream()
                .flatMap(it -> it.stream())
                .map(it -> it.getState().getWaiting())
                .map(it -> it == null ? "not waiting" : it.getReason())
                .findFirst()
                .orElse("no status");
    }

    private static String log(Pod pod, boolean previous) {
        var container = cluster.client()
                .pods()
                .inNamespace("default")
                .withName(pod.getMetadata().getName())
                .inContainer("main");
        return previous ? container.terminated().getLog() : container.getLog();
    }
}
