package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pipelines with clusters of their own: what they print, and how they end. */
class PipelineIT extends PipelineTests {
    @Test
    void our_plugin_is_active_and_none_has_failed() {
        var plugins = jenkins().jenkins.getPluginManager();
        assertThat(plugins.getFailedPlugins()).isEmpty();
        assertThat(plugins.getPlugin("hypershift-azure").isActive()).isTrue();
    }

    @Test
    void a_scripted_pipeline_waits_without_an_executor_and_works_with_the_kubeconfig_on_one() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "scripted", """
                withHostedCluster(%s) {
                  echo "api $HYPERSHIFT_API_URL of $HYPERSHIFT_CLUSTER_NAME"
                  node {
                    withHostedClusterKubeconfig {
                      sh 'stat -c "mode %%a" "$KUBECONFIG"; cat "$KUBECONFIG"'
                    }
                    sh 'ls -d ../*@tmp/hypershift-* 2>/dev/null || echo no kubeconfig left'
                  }
                }
                """.formatted(ci().cluster("pr-1")));
        assertThat(console)
                .contains("cluster pr-1: ready at https://127.0.0.1:")
                .containsPattern("api https://127.0.0.1:[0-9]+ of pr-1")
                .contains("mode 600")
                .contains("token: \"****\"")
                .contains("no kubeconfig left")
                .contains("cluster pr-1: destroyed");
    }

    @Test
    void the_jenkinsfile_of_the_readme_runs() throws Exception {
        var readme = Files.readString(Path.of("..", "README.md"));
        var from = readme.indexOf("```groovy") + "```groovy".length();
        var jenkinsfile = readme.substring(from, readme.indexOf("```", from))
                .replace("withHostedCluster(", "withHostedCluster(" + ci().network() + ",");
        assertThat(ci().runTo(Result.SUCCESS, "readme", jenkinsfile))
                .contains("pr-1 is at https://127.0.0.1:")
                .contains("cluster pr-1: destroyed");
    }

    @Test
    void a_declarative_pipeline_finds_the_kubeconfig_in_its_steps() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "declarative", """
                pipeline {
                  agent any
                  stages {
                    stage('test') {
                      steps {
                        withHostedCluster(%s) {
                          sh 'test -s "$KUBECONFIG" && echo found'
                        }
                      }
                    }
                  }
                }
                """.formatted(ci().cluster("pr-2")));
        assertThat(console).contains("found");
    }

    @Test
    void a_body_that_fails_fails_the_build_after_the_cluster_is_gone() throws Exception {
        var console = ci().runTo(
                Result.FAILURE, "failing", "withHostedCluster(%s) { error 'tests failed' }".formatted(ci().cluster("pr-3")));
        assertThat(console).contains("cluster pr-3: destroyed").contains("ERROR: tests failed");
    }

    @Test
    void what_a_body_returns_the_step_returns() throws Exception {
        var console = ci().runTo(
                Result.SUCCESS, "value", "def v = withHostedCluster(%s) { 'a value' }\necho \"got $v\"".formatted(ci().cluster("pr-4")));
        assertThat(console).contains("got a value");
    }

    @Test
    void a_cluster_can_be_made_and_destroyed_by_steps_of_their_own() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "apart", """
                def cluster = hypershiftCreateCluster(%1$s)
                echo "infra ${cluster.infraId} at ${cluster.apiUrl}"
                node {
                  withHostedClusterKubeconfig(clusterName: cluster.name, %2$s) { sh 'test -s "$KUBECONFIG"' }
                }
                hypershiftDestroyCluster(clusterName: cluster.name, azureCredentialsId: 'azure', clusterGracePeriod: '20s', %2$s)
                hypershiftDestroyCluster(clusterName: cluster.name, azureCredentialsId: 'azure', %2$s)
                """.formatted(ci().cluster("pr-5"), ci().way()));
        assertThat(console)
                .contains("infra pr-5-")
                .contains("cluster pr-5: destroyed")
                .contains("cluster pr-5: there is nothing of it");
    }

    @Test
    void on_a_remote_agent_the_kubeconfig_lies_beside_the_workspace_for_its_owner_alone() throws Exception {
        jenkins().createOnlineSlave(Label.get("remote"));
        var console = ci().runTo(Result.SUCCESS, "remote", """
                node('remote') {
                  withHostedCluster(%s) {
                    sh 'stat -c "mode %%a" "$KUBECONFIG"; cat "$KUBECONFIG"; case "$KUBECONFIG" in "$WORKSPACE"/*) exit 1;; esac'
                  }
                  sh 'ls -d ../*@tmp/hypershift-* 2>/dev/null || echo no kubeconfig left'
                }
                """.formatted(ci().cluster("pr-6")));
        assertThat(console).contains("mode 600").contains("token: \"****\"").contains("no kubeconfig left");
    }

    @Test
    void what_a_body_fails_with_tells_no_secret_either() throws Exception {
        var console = ci().runTo(Result.FAILURE, "telling", """
                node {
                  withHostedCluster(%s) {
                    error "it was: ${sh(script: 'grep token: "$KUBECONFIG"', returnStdout: true)}"
                  }
                }
                """.formatted(ci().cluster("pr-7")));
        assertThat(console).contains("it was:     token: \"****\"");
    }

    @Test
    void a_service_principal_can_be_credentials_of_our_own_kind_and_is_bound_and_masked() throws Exception {
        ci().addServicePrincipal("principal");
        var console = ci().runTo(Result.SUCCESS, "bound", """
                withHostedCluster(%s) { }
                node {
                  withCredentials([hypershiftAzure('principal')]) {
                    sh 'echo "$AZURE_SUBSCRIPTION_ID $AZURE_TENANT_ID $AZURE_CLIENT_ID"; echo "secret $AZURE_CLIENT_SECRET"'
                    sh 'cat "$AZURE_CREDENTIALS_FILE"; stat -c "mode %%a" "$AZURE_CREDENTIALS_FILE"'
                  }
                }
                """.formatted(ci().cluster("pr-8").replace("azureCredentialsId: 'azure'", "azureCredentialsId: 'principal'")));
        assertThat(console).contains("secret ****").contains("\"clientSecret\":\"****\"").contains("mode 600");
    }
}
