package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DestroyClusterStepTest {
    @Test
    void what_it_was_given_makes_it_again() {
        var arguments = Map.of(
                "clusterName", "pr-1",
                "namespace", "ci",
                "owner", "job#1",
                "azureCredentialsId", "azure",
                "cloud", "AzureChinaCloud",
                "clusterGracePeriod", "20s",
                "confirm", "pr-1-x7k2p",
                "managementKubeconfigCredentialsId", "management");
        assertThat(DestroyClusterStep.of(arguments).arguments()).isEqualTo(arguments);
    }

    @Test
    void what_is_to_be_done_later_is_never_a_dry_run() {
        var step = new DestroyClusterStep("pr-1");
        step.setDryRun(true);
        assertThat(DestroyClusterStep.of(step.arguments()).isDryRun()).isFalse();
        assertThat(step.call()).doesNotContain("dryRun");
    }

    @Test
    void a_call_of_it_can_be_pasted_into_a_jenkinsfile() {
        var step = new DestroyClusterStep("pr-1");
        step.setOwner("it's\\me#1");
        assertThat(step.call())
                .isEqualTo("hypershiftDestroyCluster(clusterGracePeriod: '10m', clusterName: 'pr-1', "
                        + "namespace: 'clusters', owner: 'it\\'s\\\\me#1')");
    }
}
