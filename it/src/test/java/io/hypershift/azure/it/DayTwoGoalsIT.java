package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The goals for a cluster that is there, by a Maven of its own. */
class DayTwoGoalsIT {
    private static final String IMAGE = "quay.io/openshift-release-dev/ocp-release:";

    private static Foundation foundation;

    @BeforeAll
    static void prepare() {
        foundation = Foundation.in("day-two");
        var created = run(
                List.of("create-cluster"),
                "-Dhypershift.baseDomain=example.com",
                "-Dhypershift.releaseImage=" + IMAGE + "4.21.0-multi");
        assertThat(created.exitCode()).as(created.output()).isZero();
    }

    @AfterAll
    static void close() {
        foundation.close();
    }

    @Test
    void a_cluster_is_scaled_upgraded_and_looked_at() {
        var scaled = run(List.of("scale-nodepool"), "-Dhypershift.nodePoolReplicas=3");
        assertThat(scaled.exitCode()).as(scaled.output()).isZero();
        assertThat(scaled.output())
                .containsPattern("updated +NodePool clusters/pr-42 .* 2 nodes -> 3 nodes")
                .contains("node pool pr-42: 3 of 3 nodes, version 4.21.0");

        var same = run(List.of("upgrade-cluster"), "-Dhypershift.releaseImage=" + IMAGE + "4.21.0-multi");
        assertThat(same.exitCode()).as(same.output()).isZero();
        var upgraded = run(
                List.of("upgrade-cluster", "verify-cluster"), "-Dhypershift.releaseImage=" + IMAGE + "4.21.3-multi");
        assertThat(upgraded.exitCode()).as(upgraded.output()).isZero();
        assertThat(upgraded.output())
                .contains("control plane of pr-42: waiting for 4.21.3")
                .contains("cluster pr-42: upgraded to 4.21.3")
                .containsPattern("release +PASSED +4\\.21\\.3, complete since .*; before it 4\\.21\\.0")
                .contains(" 0 failed");
    }

    @Test
    void a_kubeconfig_comes_with_the_console_and_all_of_them_without_a_name() {
        var one = run(List.of("create-kubeconfig"), "-Dhypershift.kubeadminPasswordFile=kubeadmin");
        assertThat(one.exitCode()).as(one.output()).isZero();
        assertThat(one.output())
                .contains("cluster pr-42: web console https://console-openshift-console.apps.pr-42.example.com");
        assertThat(foundation.withoutPom().resolve("kubeadmin")).exists();

        var all = foundation.maven().run(foundation.withoutPom(), Foundation.PLUGIN + "create-kubeconfig");
        assertThat(all.exitCode()).as(all.output()).isZero();
        assertThat(all.output()).contains("clusters of clusters: in it pr-42");
    }

    @Test
    void what_cannot_be_is_refused_in_the_words_of_the_command_line() {
        var refused = run(
                List.of("scale-nodepool"),
                "-Dhypershift.autoScalingMin=4",
                "-Dhypershift.autoScalingMax=2",
                "-Dhypershift.nodePoolName=GPU");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("-Dhypershift.nodePoolName cannot be \"GPU\"")
                .contains("-Dhypershift.autoScalingMax cannot be \"2\": it must not be less than 4");

        var absent = run(List.of("delete-nodepool"), "-Dhypershift.nodePoolName=gpu");
        assertThat(absent.exitCode()).as(absent.output()).isZero();
        assertThat(absent.output()).contains("node pool gpu: there is none");
    }

    private static Maven.Run run(List<String> goals, String... arguments) {
        var command =
                new ArrayList<>(goals.stream().map(Foundation.PLUGIN::concat).toList());
        command.add("-Dhypershift.clusterName=pr-42");
        command.addAll(List.of(arguments));
        return foundation.maven().run(foundation.withoutPom(), command.toArray(String[]::new));
    }
}
