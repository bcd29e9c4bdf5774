package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Clusters are diagnosed before they go, the report is archived, and the failure is the one that the build had. */
class DiagnosisStepsIT extends PipelineTests {
    private static final List<String> FILES =
            List.of("report.html", "report.css", "findings.json", "must-gather.tar.gz");

    @Test
    void a_body_that_fails_outside_of_a_node_has_its_cluster_diagnosed_before_it_goes() throws Exception {
        var run = ci().run("body", "withHostedCluster(%s) { error 'tests failed' }".formatted(cluster("pr-1")));
        var console = failed(run);
        assertThat(console)
                .containsSubsequence("cluster clusters/pr-1 (pr-1-", "cluster pr-1: report ", "cluster pr-1: destroyed")
                .contains("artifact/hypershift/pr-1-diagnosis/report.html", "ERROR: tests failed");
        isArchived(run, "pr-1");
        assertThat(run.getRootDir().toPath().resolve("hypershift/pr-1-diagnosis")).doesNotExist();
    }

    @Test
    void a_cluster_that_does_not_get_ready_in_time_is_diagnosed_before_it_is_taken_back() throws Exception {
        var run = ci().run("late", "hypershiftCreateCluster(%s, timeout: '1s')".formatted(cluster("pr-2")));
        assertThat(failed(run))
                .containsSubsequence("cluster clusters/pr-2", "cluster pr-2: report ", "cluster pr-2: destroyed")
                .contains("cluster pr-2 was not ready after 1s")
                .containsPattern("  Report: \\S+artifact/hypershift/pr-2-diagnosis/report.html");
        isArchived(run, "pr-2");
    }

    @Test
    void a_report_for_junit_is_written_into_the_workspace_and_nowhere_else() throws Exception {
        var console = ci().runTo(Result.FAILURE, "junit", """
                node {
                  try {
                    withHostedCluster(%s, junitFile: 'reports/cluster.xml') { error 'tests failed' }
                  } finally {
                    sh 'grep -c "<testsuite" reports/cluster.xml'
                  }
                }
                """.formatted(cluster("pr-3")));
        assertThat(console).contains("ERROR: tests failed");
        assertThat(ci().runTo(
                        Result.FAILURE,
                        "elsewhere",
                        "node { withHostedCluster(%s, junitFile: '../cluster.xml') { error 'tests failed' } }"
                                .formatted(cluster("pr-4"))))
                .contains("WARNING: junitFile: \"../cluster.xml\" is not written", "ERROR: tests failed");
    }

    @Test
    void a_creation_that_is_refused_is_told_to_junit_as_it_is() throws Exception {
        var console = ci().runTo(Result.FAILURE, "early", """
                node {
                    try {
                        withHostedCluster(%s, junitFile: 'reports/cluster.xml') { error 'never' }
                    } finally {
                        echo readFile('reports/cluster.xml')
                    }
                }
                """.formatted(cluster("pr-9").replace("4.21.0-multi", "4.21.99-multi")));
        assertThat(console)
                .contains("classname=\"hypershift.clusters.pr-9\" name=\"cluster created\"", "quay.io has no such image");
    }

    @Test
    void nothing_is_diagnosed_where_nobody_wants_that_or_nothing_was_made() throws Exception {
        var unwanted = ci().run(
                "unwanted",
                "withHostedCluster(%s, diagnoseOnFailure: false) { error 'tests failed' }".formatted(cluster("pr-5")));
        assertThat(failed(unwanted)).doesNotContain("cluster pr-5: report");
        assertThat(unwanted.getArtifacts()).isEmpty();
        var refused = ci().run(
                "refused",
                "withHostedCluster(%s) { error 'never' }"
                        .formatted(cluster("pr-6").replace("4.21.0-multi", "4.21.99-multi")));
        assertThat(failed(refused)).doesNotContain("cluster pr-6: report", "could not be diagnosed");
        assertThat(refused.getArtifacts()).isEmpty();
    }

    @Test
    void what_is_aborted_is_not_diagnosed() throws Exception {
        var run = ci().start("aborted", "withHostedCluster(%s) { echo 'in it'; sleep 600 }".formatted(cluster("pr-7")));
        jenkins().waitForMessage("in it", run);
        run.getExecutor().interrupt();
        jenkins().assertBuildStatus(Result.ABORTED, jenkins().waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run)).contains("cluster pr-7: destroyed").doesNotContain("cluster pr-7: report");
        assertThat(run.getArtifacts()).isEmpty();
    }

    @Test
    void the_step_diagnoses_any_cluster_and_does_without_a_login_to_azure() throws Exception {
        var run = ci().run("step", """
                hypershiftCreateCluster(%1$s)
                def findings = hypershiftDiagnoseCluster(clusterName: 'pr-8', azureCredentialsId: 'nobodys', %2$s)
                echo "returned a list: ${findings instanceof List}"
                hypershiftDiagnoseCluster(clusterName: 'nobodys', azureCredentialsId: 'azure', %2$s)
                hypershiftDestroyCluster(clusterName: 'pr-8', azureCredentialsId: 'azure', clusterGracePeriod: '20s', %3$s)
                """.formatted(cluster("pr-8"), ci().way() + dns(), ci().way()));
        var console = JenkinsRule.getLog(run);
        assertThat(run.getResult()).as(console).isEqualTo(Result.SUCCESS);
        assertThat(console)
                .contains(
                        "WARNING: hypershiftDiagnoseCluster goes on without Azure: ",
                        "there are no credentials \"nobodys\"",
                        "returned a list: true",
                        "cluster clusters/nobodys is not well");
        isArchived(run, "pr-8");
        isArchived(run, "nobodys");
    }

    private String cluster(String name) {
        return ci().cluster(name) + dns();
    }

    private static String dns() {
        return ", dnsServers: '" + sandbox().property("hypershift.dnsServers") + "'";
    }

    private static String failed(WorkflowRun run) throws Exception {
        var console = JenkinsRule.getLog(run);
        assertThat(run.getResult()).as(console).isEqualTo(Result.FAILURE);
        return console;
    }

    private static void isArchived(WorkflowRun run, String cluster) throws Exception {
        var folder = run.getArtifactManager().root().child("hypershift").child(cluster + "-diagnosis");
        assertThat(FILES).allSatisfy(file -> assertThat(folder.child(file).length()).as(file).isPositive());
        try (var findings = folder.child("findings.json").open()) {
            assertThat(new String(findings.readAllBytes(), StandardCharsets.UTF_8)).contains(cluster);
        }
    }
}
