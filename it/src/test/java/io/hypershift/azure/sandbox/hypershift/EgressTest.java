package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.told.Egress.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EgressTest {
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
        cluster.server().egress().clear();
    }

    @Test
    void azure_is_reached_from_inside_the_cluster() {
        curl("reached");

        eventually(() -> assertThat(ending("reached")).isEqualTo("0 "));
    }

    @Test
    void a_host_that_dns_does_not_know_is_told_in_curls_words() {
        cluster.server().egress().tell("management.azure.com", Way.UNRESOLVED);
        curl("unresolved");

        eventually(() -> assertThat(ending("unresolved"))
                .isEqualTo("6 curl: (6) Could not resolve host: management.azure.com\n"));
    }

    @Test
    void a_firewall_lets_curl_wait_until_its_time_is_over() {
        cluster.server().egress().tell("management.azure.com", Way.SILENT);
        curl("silent");

        eventually(() -> assertThat(ending("silent"))
                .isEqualTo("28 curl: (28) Connection timed out after 20000 milliseconds\n"));
    }

    private static void curl(String name) {
        cluster.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %1$s, namespace: default}
                spec:
                  backoffLimit: 0
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      restartPolicy: Never
                      containers:
                      - name: main
                        image: quay.io/example/any
                        command: [curl, -sS, -o, /dev/null, -m, "20", --, "https://management.azure.com/"]
                """, name);
    }

    /** With what code the only container ended, and what it wrote. */
    private static String ending(String job) {
        return cluster.onlyPod(job).getStatus().getContainerStatuses().stream()
                .map(it -> it.getState().getTerminated())
                .map(it -> it == null ? "not yet" : it.getExitCode() + " " + cluster.log(job))
                .findFirst()
                .orElse("no container");
    }
}
