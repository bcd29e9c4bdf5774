package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** What no build is left for after a restart. The harness restarts Jenkins for JUnit 4 only. */
public class RestartIT {
    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void a_name_that_was_made_up_is_the_same_after_a_restart() throws Throwable {
        try (var sandbox =
                SandboxProcess.start(Path.of("target", "sandboxes", "RestartIT-name").toAbsolutePath(), "0.03")) {
            var foundation = SandboxFoundation.on(sandbox);
            var before = sandbox.everything();
            sessions.then(jenkins -> {
                var ci = CiJenkins.of(jenkins, sandbox, foundation);
                var run = ci.start(
                        "named", "withHostedCluster(%s) { echo \"it is $HYPERSHIFT_CLUSTER_NAME\" }".formatted(ci.cluster()));
                jenkins.waitForMessage("created   ", run);
            });
            var recorded = new ClusterLeases(sandbox).names();
            sessions.then(jenkins -> {
                var run = jenkins.jenkins.getItemByFullName("named", WorkflowJob.class).getBuildByNumber(1);
                jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
                assertThat(recorded).singleElement().satisfies(name -> assertThat(JenkinsRule.getLog(run))
                        .contains("it is " + name)
                        .contains("cluster " + name + ": destroyed"));
            });
            assertThat(sandbox.everything()).isEqualTo(before);
        }
    }

    @Test
    public void a_cluster_whose_step_was_ended_by_force_and_then_restarted_is_the_reapers() throws Throwable {
        try (var sandbox =
                SandboxProcess.start(Path.of("target", "sandboxes", "RestartIT").toAbsolutePath(), "0.02")) {
            var foundation = SandboxFoundation.on(sandbox);
            var before = sandbox.everything();
            sessions.then(jenkins -> {
                var ci = CiJenkins.of(jenkins, sandbox, foundation);
                var run = ci.start(
                        "force",
                        "timeout(time: 3, unit: 'SECONDS') { withHostedCluster(%s) { sleep 600 } }"
                                .formatted(ci.cluster("pr-1")));
                jenkins.waitForCompletion(run);
                assertThat(JenkinsRule.getLog(run)).contains("extreme prejudice");
            });
            assertThat(sandbox.everything()).as("Jenkins ended too early for it").isNotEqualTo(before);
            sessions.then(jenkins -> {
                jenkins.jenkins.getItemByFullName("force", WorkflowJob.class).delete();
                ExtensionList.lookupSingleton(HyperShiftReaper.class).execute(TaskListener.NULL);
                assertThat(HyperShiftEngine.get().ledger().entries()).isEmpty();
            });
            assertThat(sandbox.everything()).isEqualTo(before);
        }
    }
}
