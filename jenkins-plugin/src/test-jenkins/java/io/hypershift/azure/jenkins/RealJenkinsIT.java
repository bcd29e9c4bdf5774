package io.hypershift.azure.jenkins;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged plugin in a real Jenkins, and what is left of clusters when that is stopped, killed and started again. */
class RealJenkinsIT {
    private static JenkinsOnSandbox both;

    @RegisterExtension
    final Explanation explanation = new Explanation(() -> both.jenkins().home());

    private HostedClusters clusters;
    private SortedSet<String> before;

    @BeforeAll
    static void startBoth() throws IOException {
        both = JenkinsOnSandbox.start(Path.of("target", "real-jenkins").toAbsolutePath());
    }

    @AfterAll
    static void stopBoth() {
        if (both != null) {
            both.close();
        }
    }

    @BeforeEach
    void remember() throws IOException {
        both.jenkins().startAgain(); // where a test has ended too early
        clusters = both.clusters();
        before = everything();
    }

    @Test
    void thePackagedPluginIsActiveAndNoPluginHasFailed() {
        assertThat(both.jenkins().script("""
                        def plugins = jenkins.model.Jenkins.get().pluginManager
                        println plugins.failedPlugins*.name
                        println plugins.getPlugin('hypershift-azure').active
                        """)).isEqualToIgnoringNewLines("[]true");
    }

    @Test
    void aBuildHasAClusterAndItsKubeconfigForAsLongAsItsBodyRuns() {
        var build = both.build("whole", """
                node {
                        withHostedClusterKubeconfig {
                            sh 'test -s "$KUBECONFIG" && stat -c mode=%a "$KUBECONFIG" && echo "url=$HYPERSHIFT_API_URL"'
                        }
                    }
                """);

        assertThat(build.result()).isEqualTo("SUCCESS");
        assertThat(build.console())
                .containsPattern("(?m)^mode=600$")
                .containsPattern("(?m)^url=https://\\S+$")
                .contains("cluster whole: destroyed");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void buildsGoOnWhereverTheyAreWhenJenkinsIsRestarted() throws IOException {
        goesOnAfter("restart", both.jenkins()::shutDown);
    }

    @Test
    void buildsGoOnWhereverTheyAreWhenJenkinsIsKilled() throws IOException {
        goesOnAfter("kill", both.jenkins()::kill);
    }

    @Test
    void anAbortedBuildDestroysItsClusterEvenWhenJenkinsIsKilledMeanwhile() throws IOException {
        var build = both.build("abort", "echo 'never reached'");
        await("cluster on its way").atMost(2, MINUTES).until(() -> clusters.isThere("abort"));
        build.abort();
        await("cluster being destroyed").atMost(2, MINUTES).until(() -> clusters.isLeaving("abort"));
        both.jenkins().kill();
        both.jenkins().startAgain();

        assertThat(build.result()).isEqualTo("ABORTED");
        assertThat(build.console()).doesNotContain("never reached").contains("cluster abort: destroyed");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void noSecretIsInTheConsoleNorInAnyFileOfTheBuild() throws IOException {
        var build = both.waitingBuild("secrets", "sh 'cat \"$KUBECONFIG\"'", "");
        build.awaitBody();
        var secrets = new ArrayList<>(clusters.secrets(build.name()));
        assertThat(secrets).isNotEmpty();
        secrets.addAll(HostedClusters.secretsIn(both.sandbox().read("management.kubeconfig")));
        secrets.add(new ObjectMapper()
                .readTree(both.sandbox().read("azure-credentials.json"))
                .path("clientSecret")
                .asText());

        assertThat(build.traces()).hasSizeGreaterThan(3).allSatisfy(it -> assertThat(it).doesNotContain(secrets));
        build.letGo();
        assertThat(build.result()).isEqualTo("SUCCESS");
        assertThat(build.console()).contains("token: \"****\"");
        assertThat(build.traces()).allSatisfy(it -> assertThat(it).doesNotContain(secrets));
    }

    private static SortedSet<String> everything() {
        return both.sandbox().everything();
    }

    private void goesOnAfter(String how, Runnable end) throws IOException {
        var there = both.waitingBuild(how + "-there", "", "");
        var leaving = both.waitingBuild(how + "-leaving", "", "error 'body failed'");
        there.awaitBody();
        leaving.awaitBody();
        var arriving = both.waitingBuild(how + "-arriving", "", "");
        await("cluster on its way").atMost(2, MINUTES).until(() -> clusters.isThere(arriving.name()));
        leaving.letGo();
        await("cluster being destroyed").atMost(1, MINUTES).until(() -> clusters.isLeaving(leaving.name()));
        var beginning = both.waitingBuild(how + "-beginning", "", "");
        beginning.awaitConsole(" steps");
        assertThat(arriving.console()).doesNotContain("ready at");
        assertThat(leaving.isRunning()).isTrue();

        end.run();
        both.jenkins().startAgain();

        there.letGo();
        arriving.awaitBody().letGo();
        beginning.awaitBody().letGo();
        assertThat(arriving.result()).isEqualTo("SUCCESS");
        assertThat(beginning.result()).isEqualTo("SUCCESS");
        assertThat(there.result()).isEqualTo("SUCCESS");
        assertThat(leaving.result()).isEqualTo("FAILURE");
        assertThat(leaving.console()).contains("ERROR: body failed").contains("cluster " + leaving.name() + ": destroyed");
        assertThat(everything()).isEqualTo(before);
    }
}
