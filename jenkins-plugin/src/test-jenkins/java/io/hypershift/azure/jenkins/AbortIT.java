package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that end before their time: the cluster goes all the same, if need be by the reaper's hand. */
class AbortIT extends PipelineTests {
    @Test
    void an_abort_while_the_cluster_comes_ends_the_build_when_it_is_gone() throws Exception {
        var run = ci().start("comes", "withHostedCluster(%s) { error 'never' }".formatted(ci().cluster("pr-1")));
        jenkins().waitForMessage("created   ", run);
        abort(run);
        assertThat(JenkinsRule.getLog(run)).contains("cluster pr-1: destroyed").doesNotContain("ERROR: never");
    }

    @Test
    void an_abort_of_the_body_ends_the_build_when_the_cluster_is_gone() throws Exception {
        var run = ci().start("body", "withHostedCluster(%s) { echo 'in it'; sleep 600 }".formatted(ci().cluster("pr-2")));
        jenkins().waitForMessage("in it", run);
        abort(run);
        assertThat(JenkinsRule.getLog(run)).contains("cluster pr-2: destroyed");
    }

    /** Jenkins gives a step that short a time to end, and then goes on without it. */
    @Test
    void what_a_time_out_does_not_wait_for_is_done_all_the_same() throws Exception {
        var run = ci().run(
                        "timeout",
                        "timeout(time: 3, unit: 'SECONDS') { withHostedCluster(%s) { sleep 600 } }"
                                .formatted(ci().cluster("pr-3")));
        assertThat(run.getResult()).as(JenkinsRule.getLog(run)).isEqualTo(Result.ABORTED);
        await().atMost(Duration.ofMinutes(1)).until(PipelineTests::isAsBefore);
    }

    /** As after a crash of which no build is left that could go on. */
    @Test
    void what_a_deleted_build_has_left_behind_the_reaper_destroys() throws Exception {
        var run = ci().start("left", "hypershiftCreateCluster(%s, ttl: '60s')".formatted(ci().cluster("pr-4")));
        jenkins().assertBuildStatusSuccess(jenkins().waitForCompletion(run));
        assertThat(CiJenkins.reaped()).as("its lease has not expired").isEmpty();
        run.delete();
        var told = new StringBuilder();
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(2)).until(() -> {
            told.append(CiJenkins.reaped());
            return isAsBefore();
        });
        assertThat(told).contains("cluster clusters/pr-4: left behind by left#1, is destroyed")
                .contains("cluster clusters/pr-4: destroyed");
    }

    @Test
    void a_step_that_was_ended_by_force_while_it_destroys_finishes_all_the_same() throws Exception {
        var run = ci().start("force", "withHostedCluster(%s) { echo 'in it' }".formatted(ci().cluster("pr-5")));
        jenkins().waitForMessage("removal of cluster pr-5", run);
        run.doKill();
        jenkins().waitForCompletion(run);
        await().atMost(Duration.ofMinutes(1)).until(PipelineTests::isAsBefore);
    }

    private void abort(WorkflowRun run) throws Exception {
        run.getExecutor().interrupt();
        jenkins().assertBuildStatus(Result.ABORTED, jenkins().waitForCompletion(run));
    }
}
