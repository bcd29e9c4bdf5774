package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hypershift.azure.sandbox.told.Programs.Exits;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.Programs.Match;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final String CONTAINER = "{name: main, image: quay.io/example/job}";

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
        cluster.client().batch().v1().jobs().inNamespace("default").delete();
    }

    @Test
    void a_suspended_job_has_no_pod_until_it_is_resumed() {
        run("paused", "suspend: true,", "", CONTAINER);

        eventually(() -> assertThat(condition("paused", "Suspended")).isEqualTo("True JobSuspended: Job suspended"));
        assertThat(cluster.pods("paused")).isEmpty();
        assertThat(job("paused").getStatus().getStartTime()).isNull();

        job("paused", "{\"spec\":{\"suspend\":false}}");
        eventually(() -> assertThat(condition("paused", "Complete"))
                .isEqualTo("True CompletionsReached: Reached expected number of succeeded pods"));
    }

    @Test
    void a_job_that_takes_too_long_fails_and_its_pod_goes() {
        cluster.server().programs().tell(Match.image("quay.io/example/job"), new Hangs("thinking"));
        run("endless", "activeDeadlineSeconds: 1,", "", CONTAINER);

        eventually(() -> assertThat(condition("endless", "Failed"))
                .isEqualTo("True DeadlineExceeded: Job was active longer than specified deadline"));
        eventually(() -> assertThat(cluster.pods("endless")).isEmpty());
        assertThat(job("endless").getStatus().getFailed()).isEqualTo(1);
    }

    @Test
    void each_container_of_a_job_has_its_own_log_and_one_that_fails_fails_the_job() {
        cluster.server().programs().tell(Match.image("").container("good"), new Exits(0, "fine"));
        cluster.server().programs().tell(Match.image("").container("bad"), new Exits(4, "not fine"));
        run(
                "two",
                "backoffLimit: 0,",
                "",
                "{name: good, image: quay.io/example/a}, {name: bad, image: quay.io/example/b}");

        eventually(() -> assertThat(condition("two", "Failed"))
                .isEqualTo("True BackoffLimitExceeded: Job has reached the specified backoff limit"));
        assertThat(log("two", "good")).isEqualTo("fine\n");
        assertThat(log("two", "bad")).isEqualTo("not fine\n");
        assertThat(cluster.onlyPod("two").getStatus().getPhase()).isEqualTo("Failed");
    }

    @Test
    void a_pod_goes_with_its_job() {
        run("short", "", "", CONTAINER);
        eventually(() -> assertThat(condition("short", "Complete")).startsWith("True"));
        assertThat(cluster.pods("short")).hasSize(1);

        cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace("default")
                .withName("short")
                .delete();

        eventually(() -> assertThat(cluster.pods("short")).isEmpty());
    }

    @Test
    void without_its_service_account_a_job_has_no_pod_and_says_so() {
        run("lost", "", "serviceAccountName: nobody,", CONTAINER);

        eventually(() -> assertThat(cluster.warnings("lost"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "FailedCreate: Error creating: pods \"lost-\" is forbidden: error looking up service account "
                                + "default/nobody: serviceaccount \"nobody\" not found"));
        assertThat(cluster.pods("lost")).isEmpty();

        cluster.apply("{apiVersion: v1, kind: ServiceAccount, metadata: {name: nobody, namespace: default}}");
        eventually(() -> assertThat(condition("lost", "Complete")).startsWith("True"));
    }

    @Test
    void a_log_is_followed_while_its_pod_runs_and_ends_with_it() {
        cluster.server()
                .programs()
                .tell(Match.image("quay.io/example/job"), new Exits(0, "working", Duration.ofMillis(700)));
        run("followed", "", "", CONTAINER);
        eventually(() ->
                assertThat(cluster.onlyPod("followed").getStatus().getPhase()).isEqualTo("Running"));

        var log = "/api/v1/namespaces/default/pods/"
                + cluster.onlyPod("followed").getMetadata().getName() + "/log?follow=true";
        assertThat(cluster.client().raw(log)).isEqualTo("working\n");
        eventually(() -> assertThat(condition("followed", "Complete")).startsWith("True"));
    }

    @Test
    void a_finished_job_goes_after_its_time() {
        run("fleeting", "ttlSecondsAfterFinished: 0,", "", CONTAINER);

        eventually(() -> assertThat(cluster.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace("default")
                        .withName("fleeting")
                        .get())
                .isNull());
    }

    private static void run(String name, String more, String podMore, String containers) {
        cluster.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %1$s, namespace: default}
                spec: {%2$s template: {metadata: {labels: {app: %1$s}}, spec: {restartPolicy: Never, %3$s containers: [%4$s]}}}
                """, name, more, podMore, containers);
    }

    private static void job(String name, String patch) {
        cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace("default")
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private static Job job(String name) {
        return cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace("default")
                .withName(name)
                .require();
    }

    private static String condition(String job, String type) {
        return Optional.ofNullable(job(job).getStatus()).stream()
                .flatMap(it -> it.getConditions().stream())
                .filter(it -> it.getType().equals(type))
                .map(it -> it.getStatus() + " " + it.getReason() + ": " + it.getMessage())
                .findFirst()
                .orElse("none");
    }

    private static String log(String job, String container) {
        return cluster.client()
                .pods()
                .inNamespace("default")
                .withName(cluster.onlyPod(job).getMetadata().getName())
                .inContainer(container)
                .getLog();
    }
}
