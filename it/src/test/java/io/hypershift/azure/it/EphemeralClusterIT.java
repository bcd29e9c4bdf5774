package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a build gets from the plugin, and what it leaves behind, whatever happens: the foundation, and nothing else. */
@Order(0) // it takes long, and nothing waits for it when it begins first
class EphemeralClusterIT {
    private static final String POM = "pom.xml";

    private static final String SECOND_CLUSTER = """
                      <execution>
                        <id>second</id>
                        <goals>
                          <goal>create-cluster</goal>
                          <goal>destroy-cluster</goal>
                        </goals>
                        <configuration>
                          <clusterName>pr-43</clusterName>
                        </configuration>
                      </execution>
            """;

    private static Foundation foundation;

    @BeforeAll
    static void prepare() {
        foundation = Foundation.in("ephemeral-cluster");
    }

    @AfterAll
    static void close() {
        foundation.close();
    }

    @AfterEach
    void nothing_but_the_foundation_is_left() {
        foundation.isAsItWas();
    }

    @Test
    void the_readmes_pom_gives_the_tests_their_cluster_and_takes_it_away_after_them() {
        var example = Readme.plugin()
                .replace("${user.home}", foundation.sandbox().directory().toString());
        var run = foundation.run(
                foundation.sample("success").with(POM, Readme.pluginOf("ephemeral-cluster"), example), "verify");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "Available True",
                        "cluster pr-42: ready",
                        "Tests run: 1, Failures: 0",
                        "cluster pr-42: destroyed");
    }

    @Test
    void two_executions_make_two_clusters() {
        var project = foundation
                .sample("two-clusters")
                .with(
                        POM,
                        "        </executions>\n      </plugin>\n      <plugin>",
                        SECOND_CLUSTER + "        </executions>\n      </plugin>\n      <plugin>");
        var run = foundation.run(project, "verify");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "cluster pr-42: ready",
                        "cluster pr-43: ready",
                        "cluster pr-42: destroyed",
                        "cluster pr-43: destroyed");
    }

    @Test
    void no_cluster_is_made_where_integration_tests_are_skipped() {
        var run = foundation.run(foundation.sample("skipped"), "verify", "-DskipITs");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "create-cluster: skipped, since skipITs is set",
                        "destroy-cluster: skipped, since skipITs is set");
    }

    @Test
    void goals_work_one_by_one_in_a_directory_without_a_pom() {
        var directory = foundation.withoutPom();
        var created = foundation
                .maven()
                .run(
                        directory,
                        Foundation.PLUGIN + "create-cluster",
                        "-Dhypershift.clusterName=by-hand",
                        "-Dhypershift.releaseImage=quay.io/openshift-release-dev/ocp-release:4.21.0-multi");
        assertThat(created.exitCode()).as(created.output()).isZero();
        assertThat(directory.resolve("hypershift/by-hand.kubeconfig")).exists();
        assertThat(directory.resolve("hypershift/by-hand.events.jsonl")).isNotEmptyFile();

        var kubeconfig = directory.resolve("copy.kubeconfig");
        var copied = foundation
                .maven()
                .run(
                        directory,
                        Foundation.PLUGIN + "create-kubeconfig",
                        "-Dhypershift.clusterName=by-hand",
                        "-Dhypershift.kubeconfigFile=" + kubeconfig);
        assertThat(copied.exitCode()).as(copied.output()).isZero();
        assertThat(kubeconfig).hasSameTextualContentAs(directory.resolve("hypershift/by-hand.kubeconfig"));

        var destroyed = foundation
                .maven()
                .run(directory, Foundation.PLUGIN + "destroy-cluster", "-Dhypershift.clusterName=by-hand");
        assertThat(destroyed.exitCode()).as(destroyed.output()).isZero();
        assertThat(destroyed.output()).contains("cluster by-hand: destroyed");
    }

    @Test
    void in_a_dry_run_the_goals_of_the_life_cycle_only_tell_and_the_session_knows_of_no_cluster() {
        var before = foundation.sandbox().azure().exchanges().all().size();
        var project = foundation.sample("dry-run");
        var run = foundation.run(project, "post-integration-test", "-Dhypershift.dryRun");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern("would create +resource group pr-42-[^ ]*\\(known after create\\)")
                .contains("cluster pr-42: nothing was made, this is a dry run", "cluster pr-42: there is nothing of it")
                .doesNotContain("destroyed");
        assertThat(project.directory().resolve("target/hypershift")).doesNotExist();
        assertThat(foundation.sandbox().azure().exchanges().since(before))
                .filteredOn(Exchange::isWrite)
                .isEmpty();
    }

    @Test
    void bad_input_is_told_all_at_once_before_anything_is_sent() {
        var project = foundation.sample("bad-input");
        var before = foundation.sandbox().azure().exchanges().all().size();
        var run = foundation.run(
                project,
                "verify",
                "-Dhypershift.clusterName=PR_42",
                "-Dhypershift.ttl=soon",
                "-Dhypershift.nodePoolReplicas=two",
                "-Dhypershift.clusterCidr=10.0.0.0/8",
                "-Dhypershift.signingKeyFile=missing.pem");
        assertThat(run.exitCode()).as(run.output()).isOne();
        assertThat(run.output())
                .contains(
                        "create-cluster: 5 problems",
                        "-Dhypershift.clusterName cannot be \"PR_42\"",
                        "-Dhypershift.ttl cannot be \"soon\"",
                        "-Dhypershift.nodePoolReplicas cannot be \"two\"",
                        "-Dhypershift.clusterCidr 10.0.0.0/8 overlaps with the nodes' network 10.0.0.0/16",
                        "-Dhypershift.signingKeyFile: ",
                        "missing.pem does not exist");
        assertThat(foundation.sandbox().azure().exchanges().all()).hasSize(before);
    }
}
