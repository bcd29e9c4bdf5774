package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Many builds at once. */
class ManyBuildsIT extends PipelineTests {
    /** More than all pools together have threads. */
    private static final int BUILDS = 70;

    @Test
    void builds_that_wait_for_their_clusters_hold_no_thread_each() throws Exception {
        var threads = ours();
        var runs = new ArrayList<WorkflowRun>();
        for (int i = 0; i < BUILDS; i++) {
            runs.add(ci().start("many-" + i, "withHostedCluster(%s) { }".formatted(ci().cluster("many-" + i))));
        }
        var most = new int[] {0};
        await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(200)).until(() -> {
            most[0] = Math.max(most[0], ours());
            return runs.stream().noneMatch(WorkflowRun::isBuilding);
        });
        System.out.println(BUILDS + " builds at once: " + most[0] + " threads of the plugin at most, " + threads
                + " before; now " + names());
        assertThat(runs).allSatisfy(run -> assertThat(run.getResult()).as(JenkinsRule.getLog(run)).isEqualTo(Result.SUCCESS));
        assertThat(most[0]).isLessThan(BUILDS);
    }

    private static int ours() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hypershift-"))
                .count();
    }

    private static String names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "N"))
                .filter(name -> name.startsWith("hypershift-"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .toString();
    }
}
