package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Who has which cluster until when: listed, prolonged, kept, and taken away when nobody else does. */
class LeaseStepsIT extends PipelineTests {
    private static final Pattern CALL = Pattern.compile("Destroy it before with: (hypershiftDestroyCluster\\(.*\\))");

    @Test
    void a_running_cluster_is_listed_with_owner_and_cost_and_lives_longer_when_extended() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "listed", """
                withHostedCluster(%1$s, ttl: '1h') {
                  node {
                    sh 'echo \\'{"Standard_D4s_v5": 0.25}\\' > prices.json'
                    def before = hypershiftListClusters(priceFile: 'prices.json', %2$s).find { it.name == 'pr-1' }
                    echo "it is ${before.state}, of ${before.owner}, ${before.nodes} nodes, ${before.infraId} in ${before.namespace}"
                    def until = hypershiftExtendCluster(clusterName: 'pr-1', ttl: '6h', %2$s)
                    def after = hypershiftListClusters(%2$s).find { it.name == 'pr-1' }
                    echo "longer: ${until > before.expiresAt}, told: ${after.expiresAt == until}"
                  }
                }
                """.formatted(ci().cluster("pr-1"), ci().way()));
        assertThat(console)
                .containsPattern("CLUSTER +OWNER +INFRA ID")
                .containsPattern("clusters/pr-1 +listed#1 +pr-1-\\w+ .* 2 Standard_D4s_v5 +0\\.50")
                .containsPattern("clusters/pr-1 +listed#1 +pr-1-\\w+ .* in (6h|5h59m) .* 2 Standard_D4s_v5 +\\?")
                .containsPattern("it is available, of listed#1, 2 nodes, pr-1-\\w+ in clusters")
                .contains("cluster pr-1: lives until ")
                .contains("longer: true, told: true");
    }

    @Test
    void a_rehearsal_removes_nothing_and_the_real_thing_what_nobody_takes_away() throws Exception {
        ci().runTo(Result.SUCCESS, "left", "hypershiftCreateCluster(%s)".formatted(ci().cluster("pr-2")));
        leases().expire("pr-2");
        assertThat(ci().runTo(Result.SUCCESS, "rehearsed", "echo \"found ${hypershiftReapClusters(%s)}\"".formatted(reaper())))
                .containsPattern("cluster clusters/pr-2 +pr-2-\\w+ +left#1 .*would delete")
                .contains("nothing was removed: that takes dryRun: false")
                .contains("found 1");
        assertThat(clusters().isThere("pr-2")).isTrue();
        assertThat(ci().runTo(
                        Result.SUCCESS,
                        "reaped",
                        "echo \"removed ${hypershiftReapClusters(dryRun: false, %s)}\"".formatted(reaper())))
                .containsPattern("cluster clusters/pr-2 +pr-2-\\w+ +left#1 .*deleted")
                .contains("removed 1");
        assertThat(clusters().isThere("pr-2")).isFalse();
    }

    @Test
    void a_dry_run_only_tells_and_leaves_nothing_for_anybody_to_destroy() throws Exception {
        assertThat(ci().runTo(
                        Result.SUCCESS,
                        "dry",
                        "echo \"made ${hypershiftCreateCluster(dryRun: true, %s)}\"".formatted(ci().cluster("pr-6"))))
                .containsPattern("would create +HostedCluster clusters/pr-6")
                .contains("cluster pr-6: nothing was made, this is a dry run")
                .contains("made null");
        assertThat(clusters().isThere("pr-6")).isFalse();
        assertThat(HyperShiftEngine.get().ledger().entries()).isEmpty();
    }

    @Test
    void what_fails_is_kept_for_a_while_and_then_the_reapers() throws Exception {
        var console = ci().runTo(
                        Result.FAILURE,
                        "failing",
                        "withHostedCluster(%s, keepOnFailure: '2h') { error 'tests failed' }".formatted(ci().cluster("pr-3")));
        assertThat(console)
                .contains("cluster pr-3: kept until ")
                .contains("owner: 'failing#1'")
                .contains("ERROR: tests failed")
                .doesNotContain("cluster pr-3: destroyed");
        assertThat(CiJenkins.reaped()).isEmpty();
        assertThat(clusters().isThere("pr-3")).isTrue();
        leases().expire("pr-3");
        assertThat(ci().runTo(Result.SUCCESS, "later", "hypershiftReapClusters(dryRun: false, %s)".formatted(reaper())))
                .containsPattern("cluster clusters/pr-3 .*deleted");
        assertThat(CiJenkins.reaped()).isEmpty();
        assertThat(HyperShiftEngine.get().ledger().entries()).isEmpty();
    }

    @Test
    void one_that_did_not_come_up_is_kept_too_until_what_the_log_tells_is_done() throws Exception {
        var console = ci().runTo(
                        Result.FAILURE,
                        "late",
                        "hypershiftCreateCluster(%s, keepOnFailure: '2h', timeout: '1s')".formatted(ci().cluster("pr-4")));
        assertThat(console).contains("cluster pr-4 was not ready after 1s").contains("cluster pr-4: kept until ");
        var call = CALL.matcher(console);
        assertThat(call.find()).as(console).isTrue();
        assertThat(ci().runTo(Result.SUCCESS, "pasted", call.group(1))).contains("cluster pr-4: destroyed");
        assertThat(HyperShiftEngine.get().ledger().entries()).isEmpty();
    }

    @Test
    void what_is_aborted_has_not_failed_and_goes() throws Exception {
        var run = ci().start(
                        "aborted",
                        "withHostedCluster(%s, keepOnFailure: '2h') { echo 'in it'; sleep 600 }".formatted(ci().cluster("pr-5")));
        jenkins().waitForMessage("in it", run);
        run.getExecutor().interrupt();
        jenkins().assertBuildStatus(Result.ABORTED, jenkins().waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run)).contains("cluster pr-5: destroyed").doesNotContain("kept until");
    }

    @Test
    void clusters_that_nobody_named_have_names_of_their_own() throws Exception {
        var job = jenkins().createProject(WorkflowJob.class, "unnamed");
        job.setDefinition(new CpsFlowDefinition(
                "withHostedCluster(%s) { node { withHostedClusterKubeconfig { echo \"I am $HYPERSHIFT_CLUSTER_NAME\" } } }"
                        .formatted(ci().cluster()),
                true));
        var first = job.scheduleBuild2(0).waitForStart();
        var second = job.scheduleBuild2(0).waitForStart();
        jenkins().assertBuildStatusSuccess(jenkins().waitForCompletion(first));
        jenkins().assertBuildStatusSuccess(jenkins().waitForCompletion(second));
        assertThat(JenkinsRule.getLog(first)).containsPattern("I am unnamed-1-[a-z0-9]{5}\n");
        assertThat(JenkinsRule.getLog(second)).containsPattern("I am unnamed-2-[a-z0-9]{5}\n");
        assertThat(ci().runTo(
                        Result.SUCCESS,
                        "returned",
                        """
                        def cluster = hypershiftCreateCluster(%s)
                        echo "made ${cluster.name}"
                        hypershiftDestroyCluster(clusterName: cluster.name, %s)
                        """.formatted(ci().cluster(), reaper())))
                .containsPattern("made returned-1-[a-z0-9]{5}\n")
                .containsPattern("cluster returned-1-[a-z0-9]{5}: destroyed");
    }

    @Test
    void a_cluster_that_is_on_no_record_goes_when_that_is_confirmed_and_not_before() throws Exception {
        ci().runTo(Result.SUCCESS, "recorded", "hypershiftCreateCluster(%s)".formatted(ci().cluster("pr-6")));
        leases().delete("pr-6");
        var refusal = ci().runTo(
                        Result.FAILURE, "refused", "hypershiftDestroyCluster(clusterName: 'pr-6', %s)".formatted(reaper()));
        var remedy = Pattern.compile("confirm that with (confirm: 'pr-6-\\w+')").matcher(refusal);
        assertThat(remedy.find()).as(refusal).isTrue();
        assertThat(ci().runTo(
                        Result.SUCCESS,
                        "confirmed",
                        "hypershiftDestroyCluster(clusterName: 'pr-6', %s, %s)".formatted(remedy.group(1), reaper())))
                .contains("cluster pr-6: destroyed");
    }

    @Test
    void the_reaper_leaves_what_another_process_works_on_to_its_next_turn() throws Exception {
        ci().runTo(Result.SUCCESS, "busy", "hypershiftCreateCluster(%s)".formatted(ci().cluster("pr-7")));
        leases().expire("pr-7");
        leases().showAtWork("pr-7", "1@elsewhere/aa");
        var signs = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = signs.scheduleWithFixedDelay(
                    () -> leases().showAtWork("pr-7", "1@elsewhere/aa"), 1, 1, TimeUnit.SECONDS);
            assertThat(CiJenkins.reaped())
                    .contains("cluster clusters/pr-7 of busy#1 is still there")
                    .contains("another process works on cluster pr-7: 1@elsewhere/aa");
        } finally {
            signs.shutdown();
            signs.awaitTermination(1, TimeUnit.MINUTES);
        }
        assertThat(clusters().isThere("pr-7")).isTrue();
        leases().showNobodyAtWork("pr-7");
        assertThat(CiJenkins.reaped()).contains("cluster clusters/pr-7: destroyed");
        assertThat(HyperShiftEngine.get().ledger().entries()).isEmpty();
    }

    private String reaper() {
        return "azureCredentialsId: 'azure', clusterGracePeriod: '20s', " + ci().way();
    }

    private static ClusterLeases leases() {
        return new ClusterLeases(sandbox());
    }

    private static HostedClusters clusters() {
        return new HostedClusters(sandbox());
    }
}
