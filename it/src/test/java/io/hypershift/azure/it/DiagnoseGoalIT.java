package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.it.Maven.Run;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a build's cluster is diagnosed, and what is left of that: never the cluster, and always the failure that the build had. */
@Tag("faults")
class DiagnoseGoalIT {
    private static final String TEST = "src/test/java/com/example/ClusterIT.java";
    private static final String REPORTS = "target/hypershift/pr-42-diagnosis";

    private static final String REPORT = "] report: ";

    private static Foundation foundation;

    @BeforeAll
    static void prepare() {
        foundation = Foundation.in("diagnose-goal");
    }

    @AfterAll
    static void close() {
        foundation.close();
    }

    @AfterEach
    void nothing_but_the_foundation_is_left() {
        foundation.sandbox().azure().faults().clear();
        foundation.isAsItWas();
    }

    @Test
    void a_cluster_that_does_not_come_up_is_diagnosed_before_it_is_taken_back() {
        refuseMachines();
        var project = foundation.sample("never-ready");

        var run = foundation.run(
                project, "verify", "-Dhypershift.timeout=20s", "-Dhypershift.junitFile=target/junit/cluster.xml");

        assertThat(run.exitCode()).as(run.output()).isOne();
        told(run)
                .containsSubsequence(
                        REPORT,
                        "cluster pr-42 failed: taking back what was made of it",
                        "BUILD FAILURE",
                        "create-cluster: cluster pr-42",
                        "Diagnosed as certain: a policy of the organisation",
                        "Report: ",
                        "pr-42-diagnosis/report.html");
        isReported(project);
        assertThat(project.directory().resolve("target/junit/cluster.xml"))
                .content()
                .contains("<failure");
    }

    @Test
    void a_cluster_on_which_tests_failed_is_diagnosed_by_the_goal_and_not_again_before_it_goes() {
        var project = withGoal(failingTest("failing-test"));

        var run = foundation.run(project, "verify");

        assertThat(run.exitCode()).as(run.output()).isOne();
        told(run)
                .containsSubsequence("Tests run: 1, Failures: 1", REPORT, "cluster pr-42: destroyed", "BUILD FAILURE")
                .containsOnlyOnce(REPORT);
        isReported(project);
    }

    @Test
    void without_the_goal_it_is_diagnosed_before_it_goes() {
        var project = failingTest("failing-test-alone");

        var run = foundation.run(project, "verify");

        told(run).containsSubsequence("Tests run: 1, Failures: 1", REPORT, "cluster pr-42: destroyed", "BUILD FAILURE");
        isReported(project);
    }

    @Test
    void what_post_integration_test_never_reached_is_diagnosed_at_the_sessions_end() {
        var project = FailingPlugin.in(foundation.sample("failing-plugin"));

        var run = foundation.run(project, "verify");

        told(run)
                .containsSubsequence(
                        "BUILD FAILURE", REPORT, "the build ends without destroy-cluster", "a plugin that fails");
        isReported(project);
    }

    @Test
    void where_no_test_failed_there_is_nothing_to_diagnose() {
        var project = withGoal(foundation.sample("green"));

        var run = foundation.run(project, "verify");

        assertThat(run.exitCode()).as(run.output()).isZero();
        told(run).contains("diagnose-cluster: no integration test has failed, so there is nothing to diagnose");
        assertThat(project.directory().resolve(REPORTS)).doesNotExist();
    }

    @Test
    void who_wants_none_gets_none() {
        var project = failingTest("unwanted");

        var run = foundation.run(project, "verify", "-Dhypershift.diagnoseOnFailure=false");

        assertThat(run.exitCode()).as(run.output()).isOne();
        told(run).contains("cluster pr-42: destroyed").doesNotContain(REPORT);
        assertThat(project.directory().resolve(REPORTS)).doesNotExist();
    }

    @Test
    void what_fails_before_anything_is_made_leaves_nothing_to_diagnose() {
        var project = foundation.sample("preflight");

        var run = foundation.run(
                project,
                "verify",
                "-Dhypershift.releaseImage=quay.io/openshift-release-dev/ocp-release:4.21.99-multi",
                "-Dhypershift.junitFile=target/junit/cluster.xml");

        assertThat(run.exitCode()).as(run.output()).isOne();
        told(run).contains("quay.io has no such image").doesNotContain(REPORT);
        assertThat(project.directory().resolve(REPORTS)).doesNotExist();
        assertThat(project.directory().resolve("target/junit/cluster.xml"))
                .content()
                .contains("<failure", "quay.io has no such image");
    }

    @Test
    void a_report_that_cannot_be_written_is_a_warning_beside_the_failure() throws IOException {
        var project = failingTest("no-report");
        var inTheWay = project.directory().resolve(REPORTS);
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "a file");

        var run = foundation.run(project, "verify");

        assertThat(run.exitCode()).as(run.output()).isOne();
        told(run)
                .containsSubsequence(
                        "[WARNING] cluster pr-42: could not be diagnosed: ",
                        "cluster pr-42: destroyed",
                        "BUILD FAILURE",
                        "There are test failures");
    }

    @Test
    void by_name_it_diagnoses_any_cluster_and_does_without_a_login_to_azure() {
        var directory = foundation.withoutPom();
        var created = direct(
                "create-cluster",
                "by-hand",
                "-Dhypershift.releaseImage=quay.io/openshift-release-dev/ocp-release:4.21.0-multi",
                "-Dhypershift.waitFor=none");
        assertThat(created.exitCode()).as(created.output()).isZero();

        var run = direct("diagnose-cluster", "by-hand", "-Dhypershift.azureCredentialsFile=missing.json");

        assertThat(run.exitCode()).as(run.output()).isZero();
        told(run).contains(REPORT);
        isReported(directory.resolve("hypershift/by-hand-diagnosis"));
        assertThat(directory.resolve("hypershift/by-hand-diagnosis/findings.json"))
                .content()
                .contains("missing.json");
        assertThat(direct("destroy-cluster", "by-hand").exitCode()).isZero();
    }

    @Test
    void by_name_a_cluster_that_is_not_there_is_told_to_be_missing() {
        var run = direct("diagnose-cluster", "nobodys");

        assertThat(run.exitCode()).as(run.output()).isZero();
        told(run).contains("cluster clusters/nobodys is not well");
        isReported(foundation.withoutPom().resolve("hypershift/nobodys-diagnosis"));
    }

    @Test
    void by_name_it_wants_a_name() {
        var run = foundation.maven().run(foundation.withoutPom(), Foundation.PLUGIN + "diagnose-cluster");

        assertThat(run.exitCode()).as(run.output()).isOne();
        told(run).contains("diagnose-cluster: -Dhypershift.clusterName");
    }

    private static Run direct(String goal, String cluster, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Foundation.PLUGIN + goal);
        command.add("-Dhypershift.clusterName=" + cluster);
        command.addAll(List.of(arguments));
        return foundation.maven().run(foundation.withoutPom(), command.toArray(String[]::new));
    }

    private static void refuseMachines() {
        foundation
                .sandbox()
                .azure()
                .faults()
                .add(Fault.on("PUT", "/virtualMachines/pr-42").times(1000).deniedByPolicy("no-machines"));
    }

    private static SampleProject failingTest(String name) {
        return foundation.sample(name).with(TEST, "assertEquals(2,", "assertEquals(3,");
    }

    private static SampleProject withGoal(SampleProject project) {
        return project.with(
                "pom.xml",
                "              <goal>destroy-cluster</goal>\n",
                "              <goal>diagnose-cluster</goal>\n              <goal>destroy-cluster</goal>\n");
    }

    private static void isReported(SampleProject project) {
        isReported(project.directory().resolve(REPORTS));
    }

    private static void isReported(Path directory) {
        assertThat(directory).isDirectory();
        assertThat(List.of("report.html", "report.css", "findings.json", "must-gather.tar.gz"))
                .allSatisfy(file -> assertThat(directory.resolve(file)).isNotEmptyFile());
    }

    private static AbstractStringAssert<?> told(Run run) {
        return assertThat(run.output());
    }
}
