package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What cannot be is refused before anything is created, in the words of the Jenkinsfile. */
class RefusedInputIT extends PipelineTests {
    @Test
    void all_that_is_missing_is_told_at_once() throws Exception {
        var console = ci().runTo(Result.FAILURE, "nothing", "withHostedCluster() { error 'never' }");
        assertThat(console)
                .contains("withHostedCluster: ")
                .contains("azureCredentialsId is not given")
                .contains("managementKubeconfigCredentialsId is not given")
                .contains("pullSecretCredentialsId is not given")
                .contains("bundleCredentialsId is not given")
                .contains("baseDomain is not given")
                .contains("releaseImage is not given")
                .doesNotContain("never");
    }

    @Test
    void an_argument_that_there_is_not_is_refused_with_those_that_there_are() throws Exception {
        var console = ci().runTo(
                        Result.FAILURE,
                        "misspelt",
                        "withHostedCluster(%s, nodePoolReplica: 3) { error 'never' }".formatted(ci().cluster("pr-1")));
        assertThat(console)
                .contains("withHostedCluster has no argument nodePoolReplica. It has: ")
                .contains("nodePoolReplicas")
                .doesNotContain("ERROR: never");
    }

    @Test
    void credentials_that_are_not_there_or_of_another_kind_are_told_by_argument() throws Exception {
        var console = ci().runTo(
                        Result.FAILURE,
                        "credentials",
                        "withHostedCluster(%s) { error 'never' }"
                                .formatted(ci().cluster("pr-1")
                                        .replace("'azure'", "'nobody'")
                                        .replace("'management'", "'a-text'")
                                        .replace("'bundle'", "'pull-secret'")));
        assertThat(console)
                .contains("azureCredentialsId: there are no credentials \"nobody\" for this build")
                .contains("managementKubeconfigCredentialsId: credentials \"a-text\" are not a secret file")
                .contains("bundleCredentialsId: credentials \"pull-secret\" is no zip of a handoff bundle")
                .doesNotContain("ERROR: never");
    }

    @Test
    void a_path_of_the_controller_is_no_input_anywhere() throws Exception {
        var console = ci().runTo(
                        Result.FAILURE,
                        "paths",
                        "withHostedCluster(clusterName: '/etc/passwd', azureCredentialsId: '/etc/passwd',"
                                + " managementKubeconfigCredentialsId: '/etc/passwd', pullSecretCredentialsId: '/etc/passwd',"
                                + " bundleCredentialsId: '/etc/passwd', caBundleCredentialsId: '/etc/passwd',"
                                + " baseDomain: 'example.com', releaseImage: '/etc/passwd') { error 'never' }");
        assertThat(console)
                .contains("azureCredentialsId: there are no credentials \"/etc/passwd\"")
                .contains("bundleCredentialsId: there are no credentials \"/etc/passwd\"")
                .doesNotContain("root:")
                .doesNotContain("ERROR: never");
    }

    @Test
    void a_manifest_is_read_in_the_workspace_and_nowhere_else() throws Exception {
        for (var path : new String[] {"/etc/passwd", "../../../../../../../../etc/passwd", "link"}) {
            var console = ci().runTo(
                            Result.FAILURE,
                            "manifest" + path.length(),
                            "node { sh 'ln -sf /etc/passwd link'; hypershiftInstallOperator(manifestSource: 'file',"
                                    + " manifestFile: '%s', %s) }".formatted(path, ci().way()));
            assertThat(console)
                    .contains("manifestFile: there is no file \"" + path + "\" in the workspace")
                    .doesNotContain("root:");
        }
    }

    @Test
    void prices_are_read_in_the_workspace_and_nowhere_else() throws Exception {
        for (var path : new String[] {"/etc/passwd", "link"}) {
            var console = ci().runTo(
                            Result.FAILURE,
                            "prices" + path.length(),
                            "node { sh 'ln -sf /etc/passwd link'; hypershiftListClusters(priceFile: '%s', %s) }"
                                    .formatted(path, ci().way()));
            assertThat(console)
                    .contains("priceFile: there is no file \"" + path + "\" in the workspace")
                    .doesNotContain("root:");
        }
    }

    @Test
    void what_the_steps_around_leases_are_not_given_is_told_by_argument() throws Exception {
        assertThat(ci().runTo(Result.FAILURE, "extend", "hypershiftExtendCluster(ttl: 'long')"))
                .contains("clusterName is not given")
                .contains("managementKubeconfigCredentialsId is not given")
                .contains("ttl cannot be \"long\"")
                .doesNotContain("azureCredentialsId");
        assertThat(ci().runTo(Result.FAILURE, "reap", "hypershiftReapClusters(parallelism: 0)"))
                .contains("azureCredentialsId is not given")
                .contains("parallelism cannot be \"0\"");
        assertThat(ci().runTo(
                        Result.FAILURE,
                        "keep",
                        "withHostedCluster(keepOnFailure: 'ever', %s) { error 'never' }".formatted(ci().cluster())))
                .contains("keepOnFailure cannot be \"ever\"")
                .doesNotContain("ERROR: never");
    }

    @Test
    void a_kubeconfig_that_would_run_a_program_is_refused_and_runs_none() throws Exception {
        var trace = Path.of("target", "was-run").toAbsolutePath();
        ci().addSecretFile("exec", "kubeconfig", """
                        apiVersion: v1
                        kind: Config
                        clusters: [{name: hub, cluster: {server: 'https://127.0.0.1:1'}}]
                        users: [{name: ci, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args: ['%s']}}}]
                        contexts: [{name: hub, context: {cluster: hub, user: ci}}]
                        current-context: hub
                        """.formatted(trace));
        var console = ci().runTo(
                        Result.FAILURE,
                        "exec",
                        "withHostedCluster(%s) { error 'never' }"
                                .formatted(ci().cluster("pr-1").replace("'management'", "'exec'")));
        assertThat(console)
                .contains("managementKubeconfigCredentialsId: credentials \"exec\" has exec of user \"ci\" (runs a program)");
        assertThat(Files.exists(trace)).isFalse();
    }

    @Test
    void the_operator_is_installed_by_a_step() throws Exception {
        assertThat(ci().runTo(Result.SUCCESS, "operator", "hypershiftInstallOperator(%s)".formatted(ci().way())))
                .contains("operator hypershift: available with");
    }
}
